import { describe, expect, it } from 'vitest';
import { isBareVariable, parseLenient } from '../../src/read/lenientJson.ts';

describe('JSON as people write it', () => {
  it('reads plain JSON without repairs', () => {
    expect(parseLenient('{"a": 1}')).toEqual({ value: { a: 1 }, repairs: [] });
  });

  it.each([
    ['comments', '{ // one\n "a": 1 /* two */ }', 'comments'],
    ['trailing commas', '{"a": [1, ], }', 'trailing commas'],
    ['line breaks', '{"a": "x\ny"}', 'line breaks in texts'],
  ])('forgives %s', (_name, text, repair) => {
    expect(parseLenient(text)?.repairs).toContain(repair);
  });

  it('tells a bare variable from a text', () => {
    const result = parseLenient('{"n": {{count}}, "s": "{{name}}"}');
    const value = result?.value as { n: string; s: string };
    expect(isBareVariable(value.n)).toBe(true);
    expect(isBareVariable(value.s)).toBe(false);
  });

  it('leaves comment signs inside texts alone', () => {
    expect(parseLenient('{"u": "http://x", }')?.value).toEqual({ u: 'http://x' });
  });

  it('gives up on what is no JSON', () => {
    expect(parseLenient('<a/>')).toBeUndefined();
    expect(parseLenient('{broken')).toBeUndefined();
    expect(parseLenient('   ')).toBeUndefined();
  });
});
