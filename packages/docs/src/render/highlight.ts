import { escapeHtml, type Html, trusted } from './html.ts';

export type Language = 'json' | 'typescript' | 'shell' | 'http' | 'text';

/** One alternative per token kind, tried in order; what none matches stays plain. */
const GRAMMARS: Record<Language, Record<string, RegExp>> = {
  json: {
    key: /"(?:[^"\\]|\\.)*"(?=\s*:)/,
    string: /"(?:[^"\\]|\\.)*"/,
    number: /-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/,
    literal: /\b(?:true|false|null)\b/,
  },
  typescript: {
    comment: /\/\/[^\n]*/,
    string: /'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/,
    keyword: /\b(?:import|from|export|const|let|await|async|for|of|if|else|new|return|function|throw|try|catch)\b/,
    literal: /\b(?:true|false|null|undefined)\b/,
    number: /\b\d+(?:\.\d+)?\b/,
    call: /\b[A-Za-z_$][\w$]*(?=\()/,
  },
  shell: {
    comment: /(?<=^|\n)#[^\n]*/,
    string: /'[^']*'|"(?:[^"\\]|\\.)*"/,
    keyword: /(?<=^|\n)(?:curl|npm|npx|pnpm|export)\b/,
    literal: /(?<=\s)--?[a-zA-Z][\w-]*/,
  },
  http: { key: /(?<=^|\n)[\w-]+(?=:)/ },
  text: {},
};

const compiled = new Map<Language, RegExp>();

function patternOf(language: Language): RegExp {
  const known = compiled.get(language);
  if (known) {
    return known;
  }
  const groups = Object.entries(GRAMMARS[language]).map(([kind, { source }]) => `(?<${kind}>${source})`);
  const pattern = new RegExp(groups.join('|') || '(?!)', 'g');
  compiled.set(language, pattern);
  return pattern;
}

/** Escapes a source text and marks its tokens up with `<span class="t-…">`. */
export function highlight(source: string, language: Language): Html {
  let markup = '';
  let position = 0;
  for (const match of source.matchAll(patternOf(language))) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    markup += escapeHtml(source.slice(position, match.index));
    markup += `<span class="t-${kind}">${escapeHtml(match[0])}</span>`;
    position = match.index + match[0].length;
  }
  return trusted(markup + escapeHtml(source.slice(position)));
}
