#!/usr/bin/env node
import module from 'node:module';

// Starting is half the time of a small conversion: keep the compiled code where Node can.
module.enableCompileCache?.();
await import('../dist/bundle/cli.js');
