import { type PartialJson, parsePartial } from './partial-json.ts';
import { parseJson } from './written-number.ts';

/** JSON as people write it in request bodies. */
export interface LenientResult {
  readonly value: unknown;
  /** What had to be forgiven; empty for plain JSON. */
  readonly repairs: readonly string[];
}

/** JSON that breaks off. */
export interface BrokenJson {
  /** What stands before the break. */
  readonly value: unknown;
  /** Line of the text, counted from one. */
  readonly line: number;
}

const BARE = '\u0001';

/** What a text stands for that was written without quotes, `{{id}}` or `<id>`: its type is anybody's guess. */
export function bareText(text: string): string | undefined {
  return text.startsWith(BARE) && /^.(?:\{\{|<)/.test(text) ? text.slice(1) : undefined;
}

/**
 * Parses JSON; when that fails, forgives comments, trailing commas, single quotes, keys without quotes, Python's
 * `True`, `False` and `None`, and bare Postman variables (`{{id}}`) and placeholders (`<id>`), which are read as texts
 * that `bareText` tells from others. Undefined when it is not JSON even then.
 */
export function parseLenient(text: string): LenientResult | undefined {
  const first = firstSolid(text);
  if (first === '') {
    return undefined;
  }
  try {
    return { value: parseJson(text), repairs: [] };
  } catch {
    // Only something that means to be an object or a list is worth repairing.
    return first === '{' || first === '[' || first === '/' ? repair(text) : undefined;
  }
}

/** What can be read of a text that is JSON only up to some line; undefined when it is JSON, or nothing like it. */
export function parseBroken(text: string): BrokenJson | undefined {
  const first = firstSolid(text);
  if (first !== '{' && first !== '[' && first !== '/') {
    return undefined;
  }
  const repaired = new Repair(text).run();
  const partial = parsePartial(repaired.json);
  return partial && { value: partial.value, line: lineOf(text, repaired, partial) };
}

/** The value of a body's text, as far as it can be read. */
export function jsonValue(text: string): unknown {
  return (parseLenient(text) ?? parseBroken(text))?.value;
}

function firstSolid(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c > 32 && c !== 0xfeff) {
      return text[i] ?? '';
    }
  }
  return '';
}

function repair(text: string): LenientResult | undefined {
  const { json, repairs } = new Repair(text).run();
  try {
    return { value: parseJson(json), repairs };
  } catch {
    return undefined;
  }
}

function lineOf(text: string, repaired: Repaired, partial: PartialJson): number {
  let position = 0;
  let at = 0;
  for (const [piece, start] of repaired.pieces) {
    if (position > partial.position) {
      break;
    }
    at = start + Math.min(piece.length, partial.position - position);
    position += piece.length;
  }
  return text.slice(0, position <= partial.position ? text.length : at).split('\n').length;
}

interface Repaired {
  readonly json: string;
  readonly repairs: readonly string[];
  /** The pieces of the JSON, each with the place in the text it comes from. */
  readonly pieces: readonly (readonly [piece: string, start: number])[];
}

const WORDS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null', undefined: 'null' };
const WORD = /[A-Za-z_$][\w$-]*/y;
const KEY_FOLLOWS = /\s*:/y;

/** A text with everything forgiven that can be. */
class Repair {
  readonly #text: string;
  readonly #repairs = new Set<string>();
  readonly #pieces: [string, number][] = [];
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  run(): Repaired {
    while (this.#at < this.#text.length) {
      this.#step(this.#text[this.#at] ?? '');
    }
    const json = this.#pieces.map(([piece]) => piece).join('');
    return { json, repairs: [...this.#repairs], pieces: this.#pieces };
  }

  #step(c: string): void {
    const next = this.#text[this.#at + 1];
    if (c === '"' || c === "'") {
      this.#string(c);
    } else if (c === '/' && (next === '/' || next === '*')) {
      this.#comment(next === '/');
    } else if (c === '{' && next === '{') {
      this.#variable();
    } else if (c === '<') {
      this.#placeholder();
    } else if (c === '}' || c === ']') {
      this.#dropTrailingComma();
      this.#copy(c);
    } else if (/[A-Za-z_$]/.test(c)) {
      this.#word();
    } else {
      this.#copy(c);
    }
  }

  #copy(source: string, piece = source): void {
    this.#pieces.push([piece, this.#at]);
    this.#at += source.length;
  }

  #comment(line: boolean): void {
    this.#repairs.add('comments');
    const end = this.#text.indexOf(line ? '\n' : '*/', this.#at + 2);
    this.#at = end < 0 ? this.#text.length : end + (line ? 0 : 2);
  }

  #variable(): void {
    const end = this.#text.indexOf('}}', this.#at);
    const name = end < 0 ? '' : this.#text.slice(this.#at + 2, end);
    if (/^[\w$.\- ]+$/.test(name)) {
      this.#repairs.add('bare variables');
      this.#copy(`{{${name}}}`, JSON.stringify(`${BARE}{{${name}}}`));
    } else {
      this.#copy('{');
    }
  }

  #placeholder(): void {
    const placeholder = /^<[^<>"\n]{1,80}>/.exec(this.#text.slice(this.#at, this.#at + 82))?.[0];
    if (placeholder === undefined) {
      this.#copy('<');
    } else {
      this.#repairs.add('bare placeholders');
      this.#copy(placeholder, JSON.stringify(BARE + placeholder));
    }
  }

  #word(): void {
    WORD.lastIndex = this.#at;
    const word = WORD.exec(this.#text)?.[0] ?? '';
    KEY_FOLLOWS.lastIndex = this.#at + word.length;
    if (KEY_FOLLOWS.test(this.#text)) {
      this.#repairs.add('keys without quotes');
      this.#copy(word, JSON.stringify(word));
    } else if (Object.hasOwn(WORDS, word)) {
      this.#repairs.add(`the word ${word}`);
      this.#copy(word, WORDS[word]);
    } else {
      this.#copy(word);
    }
  }

  #string(quote: string): void {
    const text = this.#text;
    let i = this.#at + 1;
    let piece = '"';
    if (quote === "'") {
      this.#repairs.add('single quotes');
    }
    while (i < text.length && text[i] !== quote) {
      const c = text[i] ?? '';
      if (c === '\\') {
        piece += text[i + 1] === "'" ? "'" : text.slice(i, i + 2);
        i += 2;
        continue;
      }
      if (c === '\n' || c === '\r' || c === '\t') {
        this.#repairs.add('line breaks in texts');
        piece += c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\t';
      } else {
        piece += c === '"' ? '\\"' : c;
      }
      i += 1;
    }
    this.#copy(text.slice(this.#at, i + 1), i < text.length ? `${piece}"` : piece);
  }

  #dropTrailingComma(): void {
    let last = this.#pieces.length - 1;
    while (last >= 0 && /^\s*$/.test(this.#pieces[last]?.[0] ?? '')) {
      last -= 1;
    }
    const piece = this.#pieces[last];
    if (piece?.[0] === ',') {
      piece[0] = '';
      this.#repairs.add('trailing commas');
    }
  }
}
