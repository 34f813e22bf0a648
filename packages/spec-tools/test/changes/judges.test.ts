import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { CATALOGUE } from '../../src/changes/catalogue.ts';
import { contractOf, judge, packRelease, unpackRelease, type Verdict } from '../../src/changes/index.ts';
import { baseDocument, changedDocument, type Edits } from './base-document.ts';

/** What is done, its weight, the rules that find it, the edits. */
type ChangeCase = readonly [what: string, weight: 'major' | 'minor' | 'patch', rules: string, edits: Edits];

const groups = parse(readFileSync(join(import.meta.dirname, 'kinds.yaml'), 'utf8')) as Record<string, ChangeCase[]>;
const kinds = Object.values(groups).flat();

const base = contractOf(baseDocument());
const released = unpackRelease(packRelease({ ...base, calls: {} }));

/** The judge of `spec:diff`: both documents are bundled from their sources. */
function judgeOfDiff(now: OpenApiDocument): Verdict {
  return judge(base, contractOf(now));
}

/** The judge of the last release: the older one is read from its file. */
function judgeOfRelease(now: OpenApiDocument): Verdict {
  return judge(released, contractOf(now));
}

const JUDGES = [
  ['spec:diff', judgeOfDiff],
  ['the last release', judgeOfRelease],
] as const;

const NUMBERS = { major: '0.2.0', minor: '0.1.1', patch: '0.1.1' };

test('each kind of change has its weight and its rules, by both judges', () =>
  checkRows(
    kinds,
    ([what, weight]) => `${what}: ${weight}`,
    ([, weight, rules, edits]) => {
      for (const [name, judgeOf] of JUDGES) {
        const { changes, ...verdict } = judgeOf(changedDocument(edits));
        expect([...new Set(changes.map(({ rule }) => rule))].toSorted(), name).toEqual(rules.split(' ').toSorted());
        expect(verdict, name).toEqual({
          from: '0.1.0',
          version: '0.1.0',
          weight,
          asksFor: NUMBERS[weight],
          fits: false,
        });
        expect(
          changes.every(({ reason, what, place }) => reason && what && place),
          name,
        ).toBe(true);
      }
    },
  ));

test.each(JUDGES)('%s finds nothing between a document and itself, or one with other provenance', (_name, judgeOf) => {
  expect(judgeOf(changedDocument({ 'list.x-source.confidence': 'low' })).changes).toEqual([]);
  expect(judgeOf(baseDocument())).toEqual({
    from: '0.1.0',
    version: '0.1.0',
    changes: [],
    asksFor: '0.1.0',
    fits: true,
  });
});

test('the table has at least eighty kinds, each once, and every kind of the catalogue is in it', () => {
  const names = kinds.map(([what]) => what);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  expect(kinds.length).toBeGreaterThan(80);
  const rules = kinds.flatMap(([, , names]) => names.split(' '));
  const untried = Object.keys(CATALOGUE).filter((kind) => !rules.some((rule) => `-${rule}`.endsWith(`-${kind}`)));
  expect(untried).toEqual([]);
});
