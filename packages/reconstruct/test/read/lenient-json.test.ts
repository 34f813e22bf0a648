import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { bareText, parseBroken, parseLenient } from '../../src/read/lenient-json.ts';

describe('JSON as people write it', () => {
  test('reads plain JSON without repairs', () => {
    expect(parseLenient('{"a": 1}')).toEqual({ value: { a: 1 }, repairs: [] });
  });

  testRows(
    'forgives',
    [
      ['comments', '{ // one\n "a": 1 /* two */ }', 'comments'],
      ['trailing commas', '{"a": [1, ], }', 'trailing commas'],
      ['line breaks', '{"a": "x\ny"}', 'line breaks in texts'],
      ['single quotes', "{'a': 'it\\'s \"b\"'}", 'single quotes'],
      ['keys without quotes', '{a: 1, $b: true}', 'keys without quotes'],
      ["Python's words", '{"a": True, "b": None}', 'the word None'],
    ],
    (_name, text, repair) => {
      expect(parseLenient(text)?.repairs).toContain(repair);
    },
  );

  test('tells a bare variable from a text', () => {
    const result = parseLenient('{"n": {{count}}, "s": "{{name}}"}');
    const value = result?.value as { n: string; s: string };
    expect(bareText(value.n)).toBe('{{count}}');
    expect(bareText(value.s)).toBeUndefined();
  });

  test('reads placeholders that stand for a value', () => {
    const result = parseLenient('{"quote": <quoteId>, "text": "<b>", "id": <random UUID>}');
    const value = result?.value as { quote: string; text: string; id: string };
    expect(bareText(value.quote)).toBe('<quoteId>');
    expect(bareText(value.id)).toBe('<random UUID>');
    expect(bareText(value.text)).toBeUndefined();
    expect(result?.repairs).toEqual(['bare placeholders']);
  });

  testRows(
    'says where breaks',
    [
      ['{"a": 1,\n"b" 2\n}', 2],
      ['{ // one\n"a": "x\ny",\n"b": ]\n}', 4],
      ['{"a": 1}\n}', 2],
      ['{"a": [1, 2,\n3', 2],
      ['{ /* one\n two */\n"a": 1,\n"b": ...\n}', 4],
      ['{"a": "b\n', 1],
    ],
    (text, line) => {
      expect(parseBroken(text)?.line).toBe(line);
    },
  );

  testRows(
    'keeps what stands before the break of',
    [
      ['{"a": 1,\n "b": ...\n}', { a: 1 }],
      ['{"a": [1, {"b": "c", "d" 5}]}', { a: [1, { b: 'c' }] }],
      ['[{"a": 1}, {"a":', [{ a: 1 }, {}]],
      ['{"a": 1}\n{"a": 2}', { a: 1 }],
    ],
    (text, value) => {
      expect(parseBroken(text)?.value).toEqual(value);
    },
  );

  test('leaves comment signs inside texts alone', () => {
    expect(parseLenient('{"u": "http://x", }')?.value).toEqual({ u: 'http://x' });
  });

  test('gives up on what is no JSON', () => {
    expect(parseLenient('<a/>')).toBeUndefined();
    expect(parseLenient('{broken')).toBeUndefined();
    expect(parseLenient('   ')).toBeUndefined();
  });
});
