import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readmeProblems, samplesShown } from '@belvo-openapi/plumbing/readme';
import { expect, test } from 'vitest';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));

test('shows the samples as they are and no other TypeScript, and links to files that exist', () => {
  expect(readmeProblems(readme)).toEqual([]);
});

test('shows every sample file but the helpers', () => {
  const files = readdirSync(new URL('../samples', import.meta.url)).filter((name) => name !== 'vault.ts');
  expect([...samplesShown(readme)].sort()).toEqual(files.map((name) => `samples/${name}`).sort());
});
