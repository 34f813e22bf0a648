#!/usr/bin/env node
// Starting is half the time of a small conversion: keep the compiled code where Node can.
process.getBuiltinModule('node:module').enableCompileCache?.();
await import('../dist/bundle/cli.js');
