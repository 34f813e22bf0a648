import { describe, expect, test } from 'vitest';
import { createMarkdown } from '../../src/render/markdown.ts';

const markdown = createMarkdown((name) => (name === 'pets_list' ? '../pets/list.html' : undefined));

describe('markdown', () => {
  test.each([
    ['<script>alert(1)</script>', '<script'],
    ['text <img src=x onerror=alert(1)>', '<img'],
    ['[x](javascript:alert(1))', 'javascript:'],
    ['[x](java\u0000script:alert(1))', 'href'],
    ['[x](data:text/html,1)', 'data:'],
    ['[x](//example.com)', 'href'],
    ['![x](https://example.com/x.png)', '<img'],
    ['`<b>`', '<b>'],
  ])('renders %j without %s', (source, forbidden) => {
    expect(markdown.block(source).text).not.toContain(forbidden);
  });

  test('shows markup of a description as text', () => {
    expect(markdown.block('a <b>c</b>').text).toBe('<p>a &lt;b&gt;c&lt;/b&gt;</p>\n');
  });

  test('keeps safe links, and says nothing about the page they come from', () => {
    expect(markdown.inline('[docs](https://example.com/a?b=1&c=2)').text).toBe(
      '<a href="https://example.com/a?b=1&amp;c=2" rel="noreferrer">docs</a>',
    );
  });

  test('links names in backticks that lead somewhere', () => {
    expect(markdown.inline('`pets_list` and `other`').text).toBe(
      '<a class="name-link" href="../pets/list.html"><code>pets_list</code></a> and <code>other</code>',
    );
  });

  test('renders tables in a box that scrolls', () => {
    expect(markdown.block('| a |\n| - |\n| <x> |').text).toContain('<td>&lt;x&gt;</td>');
  });

  test('renders nothing for an absent text', () => {
    expect(markdown.block(undefined).text + markdown.inline('').text).toBe('');
  });
});
