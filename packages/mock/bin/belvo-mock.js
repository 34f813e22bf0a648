#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 18)) {
  process.stderr.write(
    `belvo-mock needs Node 24.18 or newer and this is ${process.versions.node}. Run it with: pnpm mock\n`,
  );
  process.exitCode = 1;
} else {
  await import('../dist/cli.js');
}
