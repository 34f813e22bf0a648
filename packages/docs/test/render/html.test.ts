import { describe, expect, test } from 'vitest';
import { html, join, trusted } from '../../src/render/html.ts';

describe('html', () => {
  test('escapes values in content and in attributes', () => {
    expect(html`<p title="${'"&'}">${"<script>'"}</p>`.text).toBe('<p title="&quot;&amp;">&lt;script&gt;&#39;</p>');
  });

  test('keeps markup, joins arrays and separators, drops what is absent', () => {
    expect(html`${html`<b>x</b>`}${['<', trusted('<i>')]}${false}${null}${undefined}${0}`.text).toBe(
      '<b>x</b>&lt;<i>0',
    );
    expect(join(['a', html`<b>`, '<'], ', ').text).toBe('a, <b>, &lt;');
  });
});
