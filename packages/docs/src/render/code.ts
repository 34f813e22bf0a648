import type { Language } from '../model/language.ts';
import { highlight } from './highlight.ts';
import { type Content, escapeHtml, type Html, html, trusted } from './html.ts';
import { formatJson } from './json.ts';

const LABELS: Record<Language, string> = {
  bash: 'Shell',
  go: 'Go',
  java: 'Java',
  javascript: 'JavaScript',
  json: 'JSON',
  mermaid: 'Mermaid',
  php: 'PHP',
  python: 'Python',
  text: 'Text',
  typescript: 'TypeScript',
  yaml: 'YAML',
};

export interface CodeOptions {
  /** Shown in the bar instead of the name of the language. */
  readonly label?: Content;
  /** Base address in the code that the switch of the page replaces. */
  readonly host?: string | undefined;
}

/** Puts the base address of a sample into an element of its own. */
function markHost(code: Html, host: string): Html {
  const text = escapeHtml(host);
  return trusted(code.text.replaceAll(text, `<span class="host">${text}</span>`));
}

/** A block of code under a bar with its label; the script of the site adds a copy button to the bar. */
export function codeBlock(source: string, language: Language, { label, host }: CodeOptions = {}): Html {
  const code = highlight(source.trimEnd(), language);
  return html`<div class="code-frame"><p><span>${label ?? LABELS[language]}</span></p>
<pre data-language="${language}" tabindex="0"><code>${host ? markHost(code, host) : code}</code></pre></div>`;
}

/** A JSON value. */
export function jsonBlock(value: unknown, label?: Content): Html {
  return codeBlock(formatJson(value), 'json', { label });
}
