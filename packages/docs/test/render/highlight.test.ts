import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { describe, expect, test } from 'vitest';
import { highlight } from '../../src/render/highlight.ts';

function plain(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

describe('highlight', () => {
  test('tells keys from strings in JSON, by classes alone', () => {
    const { text } = highlight('{"a": "b", "n": 1.5, "t": null}', 'json');
    expect(text).toContain('&quot;a&quot;: <i class="s">&quot;b&quot;</i>');
    expect(text).toContain('<i class="n">1.5</i>');
    expect(text).not.toContain('style=');
  });

  test('escapes markup inside and outside of tokens', () => {
    const text = highlight('{"</pre><script>": "<b>"} <i>', 'json').text;
    expect(text).not.toMatch(/<(?!\/?i[ >])/);
  });

  test('loses no character, and marks tokens in every language', async () => {
    const rows = [
      ['json', '{"a\\"b": [1, -2e3, "x\\\\"], "c": true}'],
      ['typescript', "// note\nconst x = await belvo.pets.list('a\\'b', { n: 1 });\n`t`"],
      ['bash', "curl --request PUT \\\n  'https://x/' \\\n  --data '{\"a\": 1}'"],
      ['text', 'curl <b> "x"'],
    ] as const;
    await checkRows(
      rows,
      ([language]) => language,
      ([language, source]) => expect(plain(highlight(source, language).text)).toBe(source),
    );
    await checkRows(
      ['python', 'php', 'go', 'java', 'javascript', 'yaml'] as const,
      (language) => language,
      (language) => expect(highlight('return "text"', language).text).toContain('<i class="'),
    );
  });
});
