#!/usr/bin/env node
// Older versions of Node cannot read the sources: they are told so here, where they still can.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `docs needs Node 24 or newer and this is ${process.versions.node}. Run it with: npm run docs (or npx pnpm --filter @belvo-openapi/docs build)\n`,
  );
  process.exitCode = 1;
} else {
  await import('../src/cli.ts');
}
