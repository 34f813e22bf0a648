import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Found, found } from './found.ts';
import { mergesWell, stories } from './merge-property.ts';

/** A fraction in every test run; `pnpm --filter @belvo-openapi/reconstruct test:merge` does 2,000. */
const RUNS = process.env.MODE === 'full' ? 2000 : Number(process.env.MERGE_RUNS ?? 60);
/** The same stories every time; `MERGE_SEED` tells others. */
const SEED = Number(process.env.MERGE_SEED ?? 2021);

test(`merging keeps what was edited by hand, applies or tells every change, and is done after one run (${RUNS} runs, seed ${SEED})`, async () => {
  await fc.assert(fc.asyncProperty(stories, mergesWell), { numRuns: RUNS, seed: SEED, endOnFailure: true });
});

test('stories that once went wrong end well', async () => {
  const reasonOf = async ({ name, ...story }: Found): Promise<string[]> => {
    try {
      await mergesWell(story);
      return [];
    } catch (error) {
      return [`${name}: ${(error as Error).message}`];
    }
  };
  const failed: string[] = [];
  for (const row of found) {
    failed.push(...(await reasonOf(row)));
  }
  expect(failed).toEqual([]);
});
