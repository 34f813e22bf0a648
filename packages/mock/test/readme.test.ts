import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readmeProblems, samplesShown } from '@belvo-openapi/plumbing/readme';
import { expect, test } from 'vitest';
import { faultSyntax } from '../src/faults/parse.ts';
import * as api from '../src/index.ts';
import { scenarioSyntax } from '../src/scenarios/parse.ts';

const file = fileURLToPath(new URL('../README.md', import.meta.url));
const readme = readFileSync(file, 'utf8');

test('shows the samples as they are, and links to files that exist', () => {
  expect(readmeProblems(file)).toEqual([]);
  expect(samplesShown(file).length).toBeGreaterThan(3);
});

test('names every fault, scenario and option', () => {
  const words = [...faultSyntax, ...scenarioSyntax].map(({ text }) => text.split(';')[0] ?? '');
  for (const word of [...words, ...Object.keys(api.fault).map((name) => `fault.${name}(`)]) {
    expect(readme, word).toContain(word);
  }
});
