import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { checkDecisionRecords } from '../../src/linting/decision-records.ts';

const RECORD = `---
title: The update keeps four fields
status: accepted
date: 2026-11-24
covers:
  - { operation: 'PUT /api/links/{id}/', what: request body certificate }
---

Context: one source has them.

Decision: they stay.

Consequence: callers may send them.
`;

function check(files: Readonly<Record<string, string>>): readonly string[] {
  return checkDecisionRecords(new Map(Object.entries(files))).map(({ file, message }) => `${file}: ${message}`);
}

function checkEdited(from: string, to: string): string {
  expect(RECORD).toContain(from);
  return check({ 'decisions/0001-a.md': RECORD.replace(from, to) }).join('\n');
}

test('accepts a record in the form, a superseded one, and the folder’s README', () => {
  const superseded = RECORD.replace('accepted', 'superseded by 0001');
  expect(
    check({ 'decisions/0001-a.md': RECORD, 'decisions/0002-b-c.md': superseded, 'decisions/README.md': '# Records' }),
  ).toEqual([]);
});

test('each mistake in a record is told', () =>
  checkRows(
    [
      ['title: The update keeps four fields', 'title: Four fields.', 'a "title" of one line'],
      ['accepted', 'done', '"status" is'],
      ['2026-11-24', 'today', '"date" is a day'],
      ['operation:', 'path:', '"covers" lists what deviates'],
      ['what:', 'which:', '"covers" lists what deviates'],
      ['Decision: they stay.', '', 'in this order'],
      ['Context:', 'Consequence: x\n\nContext:', 'in this order'],
      ['---\ntitle', 'title', 'Begin it with "---"'],
      ['title: The', 'title: [The', 'The head is not YAML'],
    ],
    ([from, to]) => `reports ${JSON.stringify(from)} turned into ${JSON.stringify(to)}`,
    ([from, to, message]) => {
      expect(checkEdited(from, to)).toContain(message);
    },
  ));

test('reports a name out of form and a number used twice', () => {
  expect(check({ 'decisions/1-a.md': RECORD })[0]).toContain('Name it NNNN-<slug>.md');
  expect(check({ 'decisions/0001-a.md': RECORD, 'decisions/0001-b.md': RECORD })).toEqual([
    'decisions/0001-b.md: Number 0001 is taken. Use the next free one.',
  ]);
});
