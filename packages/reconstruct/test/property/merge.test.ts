import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sandbox } from '../support/merging.ts';
import { api, changed, changes, itemsOf } from './changing-api.ts';
import { editByHand, handEdits } from './hand-edits.ts';

/** A fraction in every test run; `pnpm --filter @belvo-openapi/reconstruct test:merge` does 2,000. */
const RUNS = process.env.MODE === 'full' ? 2000 : Number(process.env.MERGE_RUNS ?? 60);

const TARGETS = ['', 'openapi.yaml', 'openapi.json'];

test(`merging keeps what was edited by hand, applies or tells every change, and is done after one run (${RUNS} runs)`, async () => {
  await fc.assert(
    fc.asyncProperty(api, changes, handEdits, fc.constantFrom(...TARGETS), async (before, between, edits, target) => {
      const spec = new Sandbox(target);
      try {
        spec.merge(itemsOf(before));
        const survivors = edits.flatMap((edit, index) => editByHand(spec, edit, index) ?? []);
        expect(await spec.problems()).toEqual([]);
        const lasting = survivors.filter(({ holds }) => holds(spec));

        const items = itemsOf(changed(before, between));
        const report = spec.merge(items);
        expect(await spec.problems()).toEqual([]);
        expect(lasting.filter(({ holds }) => !holds(spec)).map(({ what }) => what)).toEqual([]);

        // What still differs has been told.
        const told = new Set(report.entries.flatMap(({ operation, what, also }) => [`${operation}: ${what}`, ...also]));
        const copy = new Sandbox(target);
        try {
          cpSync(spec.folder, copy.folder, { recursive: true });
          rmSync(join(copy.folder, 'openapi.record.txt'));
          const rest = copy.merge(items, {}, true).entries.filter(({ outcome }) => outcome !== 'note');
          // What was decided about a field, or learnt to be wider, holds for every operation that uses its schema.
          const decided = report.entries
            .filter(({ outcome, kind }) => outcome === 'kept' || kind === 'widened')
            .map(({ what }) => fieldOf(what));
          const keys = rest.map(({ operation, what }) => `${operation}: ${what}`);
          expect(keys.filter((key) => !told.has(key) && !decided.includes(fieldOf(key)))).toEqual([]);
        } finally {
          copy.remove();
        }

        const again = spec.merge(items);
        expect(again.files).toEqual([]);
        expect(again.entries.filter(({ outcome }) => outcome === 'applied')).toEqual([]);
      } finally {
        spec.remove();
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

/** `amount type` of `response 200 body items[].amount type`. */
function fieldOf(what: string): string {
  return what
    .split(/[.\s]|\[\]/)
    .slice(-2)
    .join(' ');
}
