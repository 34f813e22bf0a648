import { put } from './guards.ts';

/** What could be read of a text that is not JSON. */
export interface PartialJson {
  /** Everything before the break; undefined where nothing was whole. */
  readonly value: unknown;
  /** Where the text stops being JSON: a position in it, its length when it merely ends too early. */
  readonly position: number;
}

const MAX_DEPTH = 150;

/**
 * Reads JSON up to the place where it breaks. An engine's own parser gives nothing but an error there, and says where
 * in words that change with its version.
 */
export function parsePartial(text: string): PartialJson | undefined {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.blanks();
  return reader.broken || reader.at < text.length ? { value, position: reader.at } : undefined;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in texts
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class Reader {
  readonly #text: string;
  at = 0;
  broken = false;

  constructor(text: string) {
    this.#text = text;
  }

  blanks(): void {
    while (/[ \t\r\n]/.test(this.#text[this.at] ?? '')) {
      this.at += 1;
    }
  }

  /** The value at the current place; undefined where there is none. Sets `broken` and stays at the break. */
  value(depth: number): unknown {
    this.blanks();
    switch (this.#text[this.at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(depth);
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #scalar(): unknown {
    const word = WORDS.find(([name]) => this.#text.startsWith(name, this.at));
    if (word) {
      this.at += word[0].length;
      return word[1];
    }
    const number = this.#match(NUMBER);
    if (number === undefined) {
      this.broken = true;
      return undefined;
    }
    return Number(number);
  }

  #string(): string | undefined {
    const text = this.#match(STRING);
    if (text === undefined) {
      this.broken = true;
      return undefined;
    }
    return JSON.parse(text) as string;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text)?.[0];
    this.at += match?.length ?? 0;
    return match;
  }

  #object(depth: number): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    this.#open(depth);
    while (!this.broken && !this.#take('}')) {
      this.blanks();
      const key = this.#string();
      if (key === undefined || !this.#expect(':')) {
        break;
      }
      const member = this.value(depth + 1);
      if (member !== undefined) {
        put(out, key, member);
      }
      if (this.broken || !this.#next('}')) {
        break;
      }
    }
    return out;
  }

  #list(depth: number): unknown[] {
    const out: unknown[] = [];
    this.#open(depth);
    while (!this.broken && !this.#take(']')) {
      const element = this.value(depth + 1);
      if (element !== undefined) {
        out.push(element);
      }
      if (this.broken || !this.#next(']')) {
        break;
      }
    }
    return out;
  }

  #open(depth: number): void {
    this.at += 1;
    this.broken = depth >= MAX_DEPTH;
  }

  /** A comma, or the end ahead. */
  #next(close: string): boolean {
    this.blanks();
    if (this.#text[this.at] === ',') {
      this.at += 1;
      this.blanks();
      this.broken = this.#text[this.at] === close;
      return !this.broken;
    }
    this.broken = this.#text[this.at] !== close;
    return !this.broken;
  }

  #take(character: string): boolean {
    this.blanks();
    if (this.#text[this.at] !== character) {
      return false;
    }
    this.at += 1;
    return true;
  }

  #expect(character: string): boolean {
    this.broken = !this.#take(character);
    return !this.broken;
  }
}
