import { describe, expect, test } from 'vitest';
import { highlight } from '../../src/render/highlight.ts';

function plain(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('highlight', () => {
  test('tells keys from strings in JSON', () => {
    expect(highlight('{"a": "b", "n": 1.5, "t": null}', 'json').text).toBe(
      '{<span class="t-key">&quot;a&quot;</span>: <span class="t-string">&quot;b&quot;</span>, ' +
        '<span class="t-key">&quot;n&quot;</span>: <span class="t-number">1.5</span>, ' +
        '<span class="t-key">&quot;t&quot;</span>: <span class="t-literal">null</span>}',
    );
  });

  test('escapes markup inside and outside of tokens', () => {
    const text = highlight('{"</pre><script>": "<b>"} <i>', 'json').text;
    expect(text).not.toMatch(/<(?!\/?span)/);
  });

  test.each([
    ['json', '{"a\\"b": [1, -2e3, "x\\\\"], "c": true}'],
    ['typescript', "// note\nconst x = await belvo.pets.list('a\\'b', { n: 1 });\n`t`"],
    ['shell', "curl --request PUT \\\n  'https://x/' \\\n  --data '{\"a\": 1}'"],
    ['text', 'curl <b> "x"'],
  ] as const)('loses no character of %s', (language, source) => {
    expect(plain(highlight(source, language).text)).toBe(source);
  });

  test('marks keywords, comments and options', () => {
    expect(highlight('// c\nawait f()', 'typescript').text).toBe(
      '<span class="t-comment">// c</span>\n<span class="t-keyword">await</span> <span class="t-call">f</span>()',
    );
    expect(highlight('curl --user x', 'shell').text).toBe(
      '<span class="t-keyword">curl</span> <span class="t-literal">--user</span> x',
    );
  });
});
