import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, onTestFinished, test } from 'vitest';
import { readRetryAfter } from '../../src/retry/retry-after.ts';

const NOW = 'Tue, 24 Nov 2026 12:00:00 GMT';

testRows(
  'Retry-After is read in seconds, and in each form of a date',
  [
    ['120', 120_000],
    ['0', 0],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['99999999999', 99_999_999_999_000],
    ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
    ['Tuesday, 24-Nov-26 12:00:30 GMT', 30_000],
    ['Tue Nov 24 12:00:30 2026', 30_000],
    ['Sun Nov  1 12:00:00 2026', 0],
    ['Mon, 23 Nov 2026 12:00:00 GMT', 0],
  ],
  (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  },
);

testRows(
  'a malformed Retry-After says nothing',
  [
    null,
    '',
    '-1',
    '1e3',
    '0x10',
    'soon',
    '2026-11-24T12:00:30Z',
    'Tue, 24 Nov 2026 12:00:30 +0100',
    'Tue, 99 Nov 2026 12:00:30 GMT',
    '12 seconds',
    'Infinity',
  ],
  (header) => {
    expect(readRetryAfter(header, NOW)).toBeUndefined();
  },
);

test('a date without a zone is UTC wherever the program runs', () => {
  const { TZ } = process.env;
  onTestFinished(() => {
    if (TZ === undefined) {
      delete process.env.TZ;
    } else {
      process.env.TZ = TZ;
    }
  });
  process.env.TZ = 'America/Sao_Paulo';
  expect(new Date(NOW).getTimezoneOffset()).toBe(180);
  expect(readRetryAfter('Tue Nov 24 12:00:30 2026', NOW)).toBe(30_000);
  expect(readRetryAfter('Tue, 24 Nov 2026 12:00:30 GMT', NOW)).toBe(30_000);
});
