import type { LanguageFn } from 'highlight.js';
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import type { Language } from '../model/language.ts';
import { escapeHtml, type Html, trusted } from './html.ts';

const GRAMMARS: Record<Exclude<Language, 'text'>, LanguageFn> = {
  bash,
  go,
  java,
  javascript,
  json,
  php,
  python,
  typescript,
  yaml,
};

for (const [name, grammar] of Object.entries(GRAMMARS)) {
  hljs.registerLanguage(name, grammar);
}

// Marks that color nothing on these pages: half of the elements of a JSON example are braces and commas.
const UNCOLORED = /<span class="hljs-(?:punctuation|params|operator)">([^<]*)<\/span>/g;

/** Escapes a source text and marks its tokens up with `<span class="hljs-…">`. */
export function highlight(source: string, language: Language): Html {
  return trusted(
    language === 'text'
      ? escapeHtml(source)
      : hljs
          .highlight(source, { language, ignoreIllegals: true })
          .value.replace(UNCOLORED, '$1')
          // In text, quotes need no escape: that is a tenth of an example's size.
          .replaceAll('&quot;', '"')
          .replaceAll('&#x27;', "'"),
  );
}

/** True for the name of a language that can be highlighted, or `text`. */
export function isLanguage(name: string): name is Language {
  return name === 'text' || Object.hasOwn(GRAMMARS, name);
}
