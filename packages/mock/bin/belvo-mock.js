#!/usr/bin/env node
import { existsSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 18)) {
  process.stderr.write(
    `belvo-mock needs Node 24.18 or newer and this is ${process.versions.node}. Run it with: pnpm mock\n`,
  );
  process.exitCode = 1;
} else {
  // Node runs the source as well, so that the mock also starts in a clone where nothing was built but the bundle.
  const built = new URL('../dist/cli.js', import.meta.url);
  await import(existsSync(built) ? built : new URL('../src/cli.ts', import.meta.url));
}
