/** `node packages/plumbing/src/fill-readme.ts <README.md>…`: puts the samples into each as they are now. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fillSamples } from './readme.ts';
import { writeWhole } from './write-whole.ts';

for (const readme of process.argv.slice(2).map((path) => resolve(path))) {
  writeWhole(readme, fillSamples(readFileSync(readme, 'utf8'), dirname(readme)));
}
