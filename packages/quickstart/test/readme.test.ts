import { fileURLToPath } from 'node:url';
import { readmeProblems, samplesShown } from '@belvo-openapi/plumbing/readme';
import { expect, test } from 'vitest';

const readme = fileURLToPath(new URL('../../../README.md', import.meta.url));

test('the README shows the sample that the type check reads, and links to files that exist', () => {
  expect(readmeProblems(readme)).toEqual([]);
  expect(samplesShown(readme)).toEqual(['packages/quickstart/samples/readme.ts']);
});
