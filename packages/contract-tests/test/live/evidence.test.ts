import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { appendEvidence, redacted } from '../../src/live/evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
const file = join(folder, 'live.yaml');
afterEach(() => rmSync(file, { force: true }));

test('of an answer only its shape is kept', () => {
  expect(
    redacted({
      id: '4C9E9f0a-1111-4111-8111-1234567890ab',
      name: 'Zoë Núñez 7',
      amount: 12.5,
      open: true,
      closed_at: null,
      day: '2019-12-31',
      at: '2019-12-31T23:59:00.123Z',
      list: ['ab', 'c', 'd'],
    }),
  ).toEqual({
    id: '00000000-0000-4000-8000-000000000000',
    name: 'xxx xxxxx 0',
    amount: 0,
    open: true,
    closed_at: null,
    day: '2026-01-01',
    at: '2026-01-01T00:00:00.000Z',
    list: ['xx', 'x'],
  });
});

test('entries are appended once, numbered on, without a value', () => {
  const met = [{ operationId: 'links_list', status: 200, body: { count: 'personal value' } }];
  expect(appendEvidence(file, met, 2026)).toBe(1);
  expect(appendEvidence(file, met, 2026)).toBe(0);
  expect(appendEvidence(file, [...met, { operationId: 'links_get', status: 404, body: [] }], 2026)).toBe(1);
  expect(readFileSync(file, 'utf8')).toBe(
    [
      '- id: live-2026-1',
      '  source: Live run against the sandbox',
      '  year: 2026',
      '  era: today',
      '  response: links_list 200',
      '  body: {"count":"xxxxxxxx xxxxx"}',
      '- id: live-2026-2',
      '  source: Live run against the sandbox',
      '  year: 2026',
      '  era: today',
      '  response: links_get 404',
      '  body: []',
      '',
    ].join('\n'),
  );
});

test('a run without differences writes no file', () => {
  expect(appendEvidence(file, [], 2026)).toBe(0);
  expect(() => readFileSync(file)).toThrow();
});
