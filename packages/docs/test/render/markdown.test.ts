import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { describe, expect, test } from 'vitest';
import { html } from '../../src/render/html.ts';
import { createMarkdown } from '../../src/render/markdown.ts';

const markdown = createMarkdown((name) => (name === 'pets_list' ? '../pets/list.html' : undefined));

describe('markdown', () => {
  test('renders nothing that runs, loads or leads elsewhere unasked', async () => {
    const rows = [
      ['<script>alert(1)</script>', '<script'],
      ['text <img src=x onerror=alert(1)>', '<img'],
      ['[x](javascript:alert(1))', 'javascript:'],
      ['[x](java\u0000script:alert(1))', 'href'],
      ['[x](data:text/html,1)', 'data:'],
      ['[x](//example.com)', 'href'],
      ['![x](https://example.com/x.png)', '<img'],
      ['`<b>`', '<b>'],
    ] as const;
    await checkRows(
      rows,
      ([source]) => source,
      ([source, forbidden]) => expect(markdown.block(source).text).not.toContain(forbidden),
    );
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

  test('renders tables whose cells know their column', () => {
    expect(markdown.block('| a |\n| - |\n| <x> |').text).toContain('<td data-label="a">&lt;x&gt;</td>');
  });

  test('gives every heading an address', () => {
    expect(markdown.block('## What goes `wrong`?').text).toBe(
      '<h2 id="what-goes-wrong">What goes <code>wrong</code>?</h2>\n',
    );
  });

  test('does not link a name twice', () => {
    expect(markdown.inline('[`pets_list`](a.html)').text).not.toContain('name-link');
  });

  test('hands blocks of code to whoever knows their language', () => {
    const own = markdown.withFences((language, source) =>
      language === 'shout now' ? html`<b>${source.toUpperCase()}</b>` : undefined,
    );
    expect(own.block('```shout now\n<a>\n```').text).toBe('<b>&lt;A&gt;</b>');
    expect(own.block('```\n<a>\n```').text).toContain('<code>&lt;a&gt;</code>');
  });

  test('renders nothing for an absent text', () => {
    expect(markdown.block(undefined).text + markdown.inline('').text).toBe('');
  });
});
