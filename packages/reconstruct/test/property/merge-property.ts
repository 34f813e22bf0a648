import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { Sandbox } from '../support/merging.ts';
import { type Api, api, changed, changes, collectionOf } from './changing-api.ts';
import { editByHand, type HandEdit, handEdits } from './hand-edits.ts';

/** A specification made from a collection, edited by hand, and the collection that comes after that. */
export interface Story {
  readonly before: Api;
  readonly after: Api;
  readonly edits: readonly HandEdit[];
  /** What is merged into: a file, or a folder when empty. */
  readonly target: string;
  readonly openapi: '3.0' | '3.1';
}

export const stories: fc.Arbitrary<Story> = fc
  .record({
    before: api,
    changes,
    edits: handEdits,
    target: fc.constantFrom('', '', 'openapi.yaml', 'openapi.json'),
    openapi: fc.constantFrom<Story['openapi'][]>('3.1', '3.1', '3.0'),
  })
  .map(({ changes: list, before, ...rest }) => ({ before, after: changed(before, list), ...rest }));

/** Merging keeps what was edited by hand, applies or tells every change, and is done after one run. */
export async function mergesWell({ before, after, edits, target, openapi }: Story): Promise<void> {
  const spec = new Sandbox(target);
  const copy = new Sandbox(target);
  try {
    const first = collectionOf(before);
    spec.begin(first.items, first.extra, openapi);
    const survivors = edits.flatMap((edit, index) => editByHand(spec, edit, index) ?? []);
    expect(await spec.problems(), 'valid after the edits').toEqual([]);
    const lasting = survivors.filter(({ holds }) => holds(spec));
    const texts = spec.texts();

    const { items, extra } = collectionOf(after);
    const report = spec.merge(items, extra);
    expect(await spec.problems(), 'valid after merging').toEqual([]);
    expect(
      lasting.filter(({ holds }) => !holds(spec)).map(({ what }) => what),
      'edits that are lost',
    ).toEqual([]);
    if (
      JSON.stringify(items) === JSON.stringify(first.items) &&
      JSON.stringify(extra) === JSON.stringify(first.extra)
    ) {
      expect(spec.texts(), 'nothing has changed').toEqual(texts);
    }

    // What still differs has been told.
    const told = new Set(
      report.entries.flatMap(({ operation, what, also }) => [`${operation}: ${what}`, ...also]).map(nameless),
    );
    cpSync(spec.folder, copy.folder, { recursive: true });
    rmSync(join(copy.folder, 'openapi.record.txt'));
    const rest = copy.merge(items, extra, true).entries.filter(({ outcome }) => outcome !== 'note');
    // What was decided about a field of a schema, or learnt to be wider, holds wherever the schema is used.
    const decided = report.entries
      .filter(({ outcome, kind }) => outcome === 'kept' || kind === 'widened')
      .map(({ file, what }) => `${file} ${fieldOf(what)}`);
    expect(
      rest
        .filter(({ operation, what }) => !told.has(nameless(`${operation}: ${what}`)))
        .filter(({ file, what }) => !decided.includes(`${file} ${fieldOf(what)}`))
        .map(({ operation, what }) => `${operation}: ${what}`),
      'differences that are not told',
    ).toEqual([]);

    const again = spec.merge(items, extra);
    expect(again.files, 'files of a second run').toEqual([]);
    expect(again.entries.filter(({ outcome }) => outcome === 'applied')).toEqual([]);
  } finally {
    spec.remove();
    copy.remove();
  }
}

/** A phrase without the names of path parameters: they are no difference. */
function nameless(phrase: string): string {
  return phrase.replace(/\{[^{}]*\}/g, '{}').replace(/path-variable \w+/, 'path-variable');
}

/** `amount type` of `response 200 body items[].amount type`. */
function fieldOf(what: string): string {
  return /[^.\s\]]+(?: (?:type|format|enum|required))?$/.exec(what)?.[0] ?? what;
}
