import { highlight, type Language } from './highlight.ts';
import { type Content, type Html, html } from './html.ts';

/** A block of code; the script of the site adds its copy button. */
export function codeBlock(source: string, language: Language, caption?: Content): Html {
  const code = html`<pre class="code" data-language="${language}" tabindex="0"><code>${highlight(source, language)}</code></pre>`;
  return caption === undefined
    ? code
    : html`<figure class="figure"><figcaption>${caption}</figcaption>${code}</figure>`;
}

/** A JSON value, indented by two spaces. */
export function jsonBlock(value: unknown, caption?: Content): Html {
  return codeBlock(JSON.stringify(value, null, 2) ?? 'null', 'json', caption);
}
