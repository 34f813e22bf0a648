import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { parseExact } from '../../src/exact.ts';

testRows(
  'what is no JSON is none here either',
  ['{"amount":01}', '{"amount":-01}', '{"amount":00.10}', '{"amount":1.}', '{"amount":.5}', '{"amount":+1}'],
  (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parseExact(text)).toThrow(SyntaxError);
  },
);

testRows(
  'decimals keep their digits, wherever they stand',
  [
    ['{"amount":1e400}', '1e400'],
    ['{"amount":-0}', '-0'],
    ['{"amount":0.10}', '0.10'],
    ['{"amount":12345678901234567890.12345}', '12345678901234567890.12345'],
    ['{"amo\\u0075nt":0.10}', '0.10'],
  ],
  (text, digits) => {
    expect(parseExact(text)).toEqual({ amount: digits });
  },
);

test('a text without an end is refused after one look at it', () => {
  // Looked through once per quotation mark, this would take hours.
  expect(() => parseExact(`{"x":"${'\\"'.repeat(1_000_000)}`)).toThrow(SyntaxError);
});
