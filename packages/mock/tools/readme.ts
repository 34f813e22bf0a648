import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fillSamples } from './samples.ts';

// Puts the samples into README.md as they are now.
const root = new URL('../', import.meta.url);
const readme = new URL('README.md', root);
const draft = new URL('README.md.new', root);
writeFileSync(draft, fillSamples(readFileSync(readme, 'utf8'), root));
renameSync(draft, readme);
