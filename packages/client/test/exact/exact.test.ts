import { testRows } from '@belvo-openapi/plumbing/test-rows';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createExactClient, parseExact } from '../../src/exact.ts';
import { decimalNames } from '../../src/generated/data/decimals.ts';
import { KEYS } from '../support/client.ts';

const [decimal = ''] = decimalNames;

test('the specification has decimals', () => {
  expect(decimal).not.toBe('');
});

testRows('a decimal keeps its text', ['0.1', '12345678901234567.89', '-0.00', '1e400', '100', '0.10'], (text) => {
  expect(parseExact(`{"${decimal}": ${text} }`)).toEqual({ [decimal]: text });
});

test('integers, texts, null and names that look alike stay as they are', () => {
  const text = JSON.stringify({ count: 12, [decimal]: null, other: `"${decimal}": 1.5`, [`x${decimal}`]: 2.5 });
  expect(parseExact(text)).toEqual(JSON.parse(text));
});

test('decimals are found at every depth, in lists, and not beside their object', () => {
  const text = `{"results":[{"${decimal}":1.10,"n":2},{"inner":{"${decimal}":[1.0,2.50],"n":3}}],"n":4}`;
  expect(parseExact(text)).toEqual({
    results: [{ [decimal]: '1.10', n: 2 }, { inner: { [decimal]: ['1.0', '2.50'], n: 3 } }],
    n: 4,
  });
});

test('a list goes on with its own name after an object inside it', () => {
  expect(parseExact(`{"${decimal}":[{"n":1}, 2.50],"n":3}`)).toEqual({ [decimal]: [{ n: 1 }, '2.50'], n: 3 });
});

test('an object under a decimal name does not make its members decimals', () => {
  expect(parseExact(`{"${decimal}":{"n":1}}`)).toEqual({ [decimal]: { n: 1 } });
});

test('JSON without decimals is parsed as by JSON.parse', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseExact(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('what is not JSON is refused', () => {
  expect(() => parseExact('{"a":')).toThrow(SyntaxError);
  expect(() => parseExact(`{"${decimal}":1.2.3}`)).toThrow(SyntaxError);
});

test('the exact client hands decimals over as text', async () => {
  const belvo = createExactClient({
    ...KEYS,
    environment: 'sandbox',
    fetch: async () =>
      new Response(`{"id":"1","${decimal}":0.30}`, { headers: { 'content-type': 'application/json' } }),
  });
  expect(await belvo.links.get('1')).toEqual({ id: '1', [decimal]: '0.30' });
});
