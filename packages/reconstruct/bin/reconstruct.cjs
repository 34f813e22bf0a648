#!/usr/bin/env node
// Node 22.8 and later keep the compiled bundle for the next start; older ones have no such function.
require('node:module').enableCompileCache?.();
require('../dist/cli.cjs');
