import fc from 'fast-check';
import { expect } from 'vitest';
import type { MergeReport } from '../../src/index.ts';
import { Sandbox } from '../support/merging.ts';
import { type Api, api, changed, changes, collectionOf } from './changing-api.ts';
import type { Survivor } from './hand-edits/spec-view.ts';
import { editByHand, type HandEdit, handEdits } from './hand-edits.ts';

/** A specification made from a collection, edited by hand, and what the collection says after that, time and again. */
export interface Story {
  readonly before: Api;
  readonly after: readonly Api[];
  readonly edits: readonly HandEdit[];
  /** What is merged into: a file, or a folder when empty. */
  readonly target: string;
  readonly openapi: '3.0' | '3.1';
}

export const stories: fc.Arbitrary<Story> = fc
  .record({
    before: api,
    changes: fc.array(changes, { minLength: 1, maxLength: 2 }),
    edits: handEdits,
    target: fc.constantFrom('', '', 'openapi.yaml', 'openapi.json'),
    openapi: fc.constantFrom<Story['openapi'][]>('3.1', '3.1', '3.0'),
  })
  .map(({ changes: lists, before, ...rest }) => {
    const after: Api[] = [];
    for (const list of lists) {
      after.push(changed(after.at(-1) ?? before, list));
    }
    return { before, after, ...rest };
  });

/** Merging keeps what was edited by hand, applies or tells every change, and is done after one run. */
export async function mergesWell({ before, after, edits, target, openapi }: Story): Promise<void> {
  const spec = new Sandbox(target);
  try {
    let last = collectionOf(before);
    spec.begin(last.items, last.extra, openapi);
    const survivors = edits.flatMap((edit, index) => editByHand(spec, edit, index) ?? []);
    expect(await spec.problems(), 'valid after the edits').toEqual([]);
    const lasting = survivors.filter(({ holds }) => holds(spec));
    for (const api of after) {
      const next = collectionOf(api);
      await merges(spec, next, JSON.stringify(next) === JSON.stringify(last), lasting);
      last = next;
    }
  } finally {
    spec.remove();
  }
}

async function merges(
  spec: Sandbox,
  { items, extra }: ReturnType<typeof collectionOf>,
  isSame: boolean,
  lasting: readonly Survivor[],
): Promise<void> {
  const texts = spec.texts();
  const report = spec.merge(items, extra);
  expect(await spec.problems(), 'valid after merging').toEqual([]);
  expect(
    lasting.filter(({ holds }) => !holds(spec)).map(({ what }) => what),
    'edits that are lost',
  ).toEqual([]);
  const applied = report.entries.filter(({ outcome }) => outcome === 'applied');
  if (isSame) {
    expect(spec.texts(), 'nothing has changed').toEqual(texts);
  } else if (applied.every(({ kind }) => kind === 'missing')) {
    expect(linesLost(texts, spec.texts()), 'lines that are lost by insertions').toEqual([]);
  }
  expect(untold(spec, report, items, extra), 'differences that are not told').toEqual([]);
  const again = spec.merge(items, extra);
  expect(again.files, 'files of a second run').toEqual([]);
  expect(again.entries.filter(({ outcome }) => outcome === 'applied')).toEqual([]);
}

/** Lines that are no more, but for the empty maps and lists that got their first entry. */
function linesLost(before: Record<string, string>, after: Record<string, string>): string[] {
  const linesOf = (text = ''): string[] => text.split('\n').map((line) => line.replace(/,?\r?$/, ''));
  return Object.entries(before).flatMap(([file, text]) => {
    const now = linesOf(after[file]);
    return linesOf(text)
      .filter((line) => line !== '' && !now.includes(line) && !/(?:\{\}|\[\])$/.test(line))
      .map((line) => `${file}: ${line}`);
  });
}

/** What a specification still lacks or has otherwise, without a word of the report. */
function untold(spec: Sandbox, report: MergeReport, items: unknown[], extra: Record<string, unknown>): string[] {
  const told = new Set(
    report.entries.flatMap(({ operation, what, also }) => [`${operation}: ${what}`, ...also]).map(nameless),
  );
  // What was decided about a field of a schema, or learnt to be wider, holds wherever the schema is used.
  const decided = report.entries
    .filter(({ outcome, kind }) => outcome === 'kept' || kind === 'widened')
    .map(({ file, what }) => `${file} ${fieldOf(what)}`);
  return spec
    .afresh(items, extra)
    .entries.filter(({ outcome }) => outcome !== 'note')
    .filter(({ operation, what }) => !told.has(nameless(`${operation}: ${what}`)))
    .filter(({ file, what }) => !decided.includes(`${file} ${fieldOf(what)}`))
    .map(({ operation, what }) => `${operation}: ${what}`);
}

/** A phrase without the names of path parameters: they are no difference. */
function nameless(phrase: string): string {
  return phrase.replace(/\{[^{}]*\}/g, '{}').replace(/path-variable \w+/, 'path-variable');
}

/** `amount type` of `response 200 body items[].amount type`. */
function fieldOf(what: string): string {
  return /[^.\s\]]+(?: (?:type|format|enum|required))?$/.exec(what)?.[0] ?? what;
}
