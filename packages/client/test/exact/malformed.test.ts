import { expect, test } from 'vitest';
import { parseExact } from '../../src/exact.ts';

test.each(['{"amount":01}', '{"amount":-01}', '{"amount":00.10}', '{"amount":1.}', '{"amount":.5}', '{"amount":+1}'])(
  '%s is no JSON here either',
  (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parseExact(text)).toThrow(SyntaxError);
  },
);

test.each([
  ['{"amount":1e400}', '1e400'],
  ['{"amount":-0}', '-0'],
  ['{"amount":0.10}', '0.10'],
  ['{"amount":12345678901234567890.12345}', '12345678901234567890.12345'],
  ['{"amo\\u0075nt":0.10}', '0.10'],
])('%s keeps its digits', (text, digits) => {
  expect(parseExact(text)).toEqual({ amount: digits });
});

test('a text without an end is refused after one look at it', () => {
  // Looked through once per quotation mark, this would take hours.
  expect(() => parseExact(`{"x":"${'\\"'.repeat(1_000_000)}`)).toThrow(SyntaxError);
});
