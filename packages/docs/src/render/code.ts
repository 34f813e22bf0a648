import { highlight, type Language } from './highlight.ts';
import { type Content, type Html, html } from './html.ts';

const LABELS: Record<Language, string> = {
  json: 'JSON',
  typescript: 'TypeScript',
  shell: 'Shell',
  http: 'HTTP',
  text: 'Text',
};

/**
 * A block of code under a bar with its label; the script of the site adds a copy button to the bar.
 * @param label shown in the bar instead of the name of the language.
 */
export function codeBlock(source: string, language: Language, label?: Content): Html {
  return html`<div class="code-frame"><div class="code-bar"><span class="code-label">${label ?? LABELS[language]}</span></div>
<pre class="code" data-language="${language}" tabindex="0"><code>${highlight(source, language)}</code></pre></div>`;
}

/** A JSON value, indented by two spaces. */
export function jsonBlock(value: unknown, label?: Content): Html {
  return codeBlock(JSON.stringify(value, null, 2) ?? 'null', 'json', label);
}
