import { memoize } from './memo.ts';

/** Letters that are no other letter with a mark. */
const LATIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  þ: 'th',
};

/** Splits a name of any style into lower-case ASCII words: `getHTTPLogs v2` → get, http, logs, v2. */
export const words = memoize(split);

function split(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f'’]/g, '')
      .replace(/[ßæœøłđðıþ]/gi, (letter) => LATIN[letter.toLowerCase()] ?? '')
      // "Participant(s)" and "APIs" are plurals, not words with an "s" behind.
      .replace(/\(s\)/g, 's')
      .replace(
        /([A-Z]{2,})s(?![a-z])/g,
        (_all, acronym: string) => `${acronym.charAt(0)}${acronym.slice(1).toLowerCase()}s`,
      )
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      .split(/[^A-Za-z0-9]+/)
      .filter((word) => word !== '')
      .map((word) => word.toLowerCase())
  );
}

export function pascal(list: readonly string[]): string {
  return list.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function camel(list: readonly string[]): string {
  const name = pascal(list);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  media: 'media',
  data: 'data',
  metadata: 'metadata',
  series: 'series',
  news: 'news',
  movies: 'movie',
  cookies: 'cookie',
  indices: 'index',
  vertices: 'vertex',
  matrices: 'matrix',
  criteria: 'criterion',
  analyses: 'analysis',
  bases: 'base',
  leaves: 'leave',
  taxes: 'tax',
  status: 'status',
  statuses: 'status',
  aliases: 'alias',
  bonuses: 'bonus',
  campuses: 'campus',
  buses: 'bus',
  caches: 'cache',
  quizzes: 'quiz',
};

/** Singular of an English noun, good enough for a name. */
export function singular(word: string): string {
  const irregular = Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : undefined;
  if (irregular !== undefined) {
    return irregular;
  }
  if (word.length < 4 || /(?:ss|us|is|as|os)$/.test(word)) {
    return word;
  }
  if (word.endsWith('ies')) {
    return `${word.slice(0, -3)}y`;
  }
  if (/(?:sses|shes|ches|xes|tzes)$/.test(word)) {
    return word.slice(0, -2);
  }
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** The words with the last one in the singular. */
export function singularWords(list: readonly string[]): string[] {
  return list.map((word, index) => (index === list.length - 1 ? singular(word) : word));
}

/** Text as a snake_case key of at most `limit` characters, cut at a word. */
export function snakeKey(text: string, limit = 40): string {
  let key = '';
  for (const word of words(text)) {
    const longer = key === '' ? word : `${key}_${word}`;
    if (longer.length > limit && key !== '') {
      break;
    }
    key = longer.slice(0, limit);
  }
  return key;
}

/** Words of a saved response's name without the status code in front: "422 Duplicate Email". */
export function responseWords(name: string): readonly string[] {
  const list = words(name);
  return /^[1-5]\d\d$/.test(list[0] ?? '') && list.length > 1 ? list.slice(1) : list;
}

/** Gives each name once: a taken one gets a number. */
export class UniqueNames {
  /** Taken names, and the number to try next for each. */
  readonly #taken = new Map<string, number>();

  has(name: string): boolean {
    return this.#taken.has(name.toLowerCase());
  }

  take(name: string): string {
    const wanted = name.toLowerCase();
    const before = this.#taken.get(wanted);
    if (before === undefined) {
      this.#taken.set(wanted, 2);
      return name;
    }
    const stem = /\d$/.test(name) ? `${name}_` : name;
    let n = before;
    while (this.has(`${stem}${n}`)) {
      n += 1;
    }
    this.#taken.set(wanted, n + 1);
    this.#taken.set(`${stem}${n}`.toLowerCase(), 2);
    return `${stem}${n}`;
  }
}
