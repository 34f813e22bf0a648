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

const GRAMMARS: Record<Exclude<Language, 'mermaid' | 'text'>, LanguageFn> = {
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

/**
 * What the styles color, by the first word of the highlighter's class. Everything else stays plain text: half of the
 * tokens of a JSON example are braces and commas, and samples are half of the site.
 */
const MARKS: Readonly<Record<string, string>> = {
  attr: 'k',
  title: 'k',
  property: 'k',
  string: 's',
  regexp: 's',
  number: 'n',
  literal: 'l',
  variable: 'l',
  built_in: 'l',
  keyword: 'w',
  type: 'w',
  meta: 'w',
  comment: 'c',
};

/** `<span class="hljs-string">` -> `<i class="s">`: short names, because there are tens of thousands. */
function shorten(markup: string, unmarked: string | undefined): string {
  const open: string[] = [];
  return markup.replace(/<span class="hljs-(\w+)[^"]*">|<\/span>/g, (tag, scope: string | undefined) => {
    if (scope === undefined) {
      return open.pop() ?? tag;
    }
    const mark = MARKS[scope];
    const isPlain = mark === undefined || mark === unmarked;
    open.push(isPlain ? '' : '</i>');
    return isPlain ? '' : `<i class="${mark}">`;
  });
}

/** Escapes a source text and marks its tokens up with `<i class="…">`. */
export function highlight(source: string, language: Language): Html {
  return trusted(
    language === 'text' || language === 'mermaid'
      ? escapeHtml(source)
      : // Every other token of JSON is a key: the styles give a block of JSON their color.
        shorten(
          hljs.highlight(source, { language, ignoreIllegals: true }).value,
          language === 'json' ? 'k' : undefined,
        ),
  );
}

/** True for the name of a language that can be highlighted, or `text`. */
export function isLanguage(name: string): name is Language {
  return name === 'text' || Object.hasOwn(GRAMMARS, name);
}
