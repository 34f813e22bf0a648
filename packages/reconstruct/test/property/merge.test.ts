import { testRows } from '@belvo-openapi/plumbing/test-rows';
import fc from 'fast-check';
import { test } from 'vitest';
import { found } from './found.ts';
import { mergesWell, type Story, stories } from './merge-property.ts';

/** A fraction in every test run; `pnpm --filter @belvo-openapi/reconstruct test:merge` does 2,000. */
const RUNS = process.env.MODE === 'full' ? 2000 : Number(process.env.MERGE_RUNS ?? 60);
/** The same stories every time; `MERGE_SEED` tells others. */
const SEED = Number(process.env.MERGE_SEED ?? 2021);

test(`merging keeps what was edited by hand, applies or tells every change, and is done after one run (${RUNS} runs, seed ${SEED})`, async () => {
  await fc.assert(fc.asyncProperty(stories, mergesWell), { numRuns: RUNS, seed: SEED, endOnFailure: true });
});

testRows(
  'stories that once went wrong end well',
  found.map(({ name, ...story }) => [name, story] as [string, Story]),
  (_name, story) => mergesWell(story),
);
