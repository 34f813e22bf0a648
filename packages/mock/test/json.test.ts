import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { deepestNesting, mostValues, parsed, parsedRequest } from '../src/json.ts';

const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

test('reads JSON as deep as anybody means it, and no deeper', () => {
  expect(parsed(nested(deepestNesting))).toBeDefined();
  expect(parsed(nested(deepestNesting + 2))).toBeUndefined();
  expect(parsed('['.repeat(1_000_000))).toBeUndefined();
});

test('brackets and commas in strings are no nesting', () => {
  const text = JSON.stringify([`\\"${'[{,'.repeat(200_000)}\\`, '"']);
  expect(parsedRequest(text)).toEqual(JSON.parse(text));
});

test('a request has a limit for values, an answer has none', () => {
  const many = JSON.stringify(Array.from({ length: mostValues + 1 }, () => 1));
  expect(parsedRequest(many)).toBeUndefined();
  expect(parsed(many)).toHaveLength(mostValues + 1);
});

test('what is no JSON is told apart', () =>
  checkRows(
    ['', 'x', '{"a":', '"', '"\\', '\ufeff1'],
    (text) => JSON.stringify(text),
    (text) => {
      expect(parsed(text)).toBeUndefined();
    },
  ));
