import { expect, test } from 'vitest';
import { renderPages } from '../../src/pages.ts';
import { formatJson } from '../../src/render/json.ts';
import { minifyPage } from '../../src/render/minify.ts';
import { petDocument, siteOf } from '../support/documents.ts';
import { type Element, parseHtml, textOf } from '../support/markup.ts';

test('a page in fewer bytes is the same document', () => {
  const tree = (source: string): string[] => {
    const { elements, errors } = parseHtml(source);
    expect(errors).toEqual([]);
    return elements.map(({ tagName, attrs }: Element) => {
      const all = attrs.map(({ name, value }) => `${name}=${value.trim().replace(/, /g, ',')}`);
      return [tagName, ...all.sort()].join(' ');
    });
  };
  const words = (source: string) =>
    parseHtml(source)
      .elements.filter(({ tagName }) => tagName === 'pre')
      .map(textOf);
  for (const { html } of renderPages(siteOf(petDocument())).values()) {
    const small = minifyPage(html);
    expect(small.length).toBeLessThan(html.length);
    expect(tree(small)).toEqual(tree(html));
    expect(words(small)).toEqual(words(html));
  }
});

test('JSON stands on one line where it fits, and is the same value', () => {
  const value = {
    id: 'x',
    list: [1, 2],
    one: { a: null },
    many: Array.from({ length: 30 }, (_, index) => `n${index}`),
  };
  const text = formatJson(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text.split('\n').slice(0, 5)).toEqual([
    '{',
    '  "id": "x",',
    '  "list": [1, 2],',
    '  "one": { "a": null },',
    '  "many": [',
  ]);
  expect(formatJson([{ code: 'a' }])).toBe('[\n  {\n    "code": "a"\n  }\n]');
  expect([formatJson({}), formatJson('a'), formatJson([])]).toEqual(['{}', '"a"', '[]']);
});
