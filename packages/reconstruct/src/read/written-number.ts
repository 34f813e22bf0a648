/**
 * A number whose text says more than JavaScript's number keeps: `9223372036854775807` has more digits, `1.0` is not meant
 * to be whole. It counts as its number; written out it has all its digits, in JSON too where the engine can.
 */
export class WrittenNumber extends Number {
  readonly #text: string;

  constructor(text: string) {
    super(text);
    this.#text = text;
  }

  /** Whether the text is that of a whole number. */
  get isWhole(): boolean {
    return !this.#text.includes('.');
  }

  override toString(): string {
    return this.#text;
  }

  toJSON(): unknown {
    const { rawJSON } = JSON as { rawJSON?: (text: string) => unknown };
    return rawJSON ? rawJSON(this.#text) : Number(this.#text);
  }
}

/** Sixteen digits can be too many, and a decimal point before nothing is lost. */
const TELLING = /\d{16}|\d\.0+\s*(?:[,\]}]|$)/;

/** `JSON.parse`, but numbers that JavaScript does not keep are `WrittenNumber`s. */
export function parseJson(text: string): unknown {
  return TELLING.test(text) ? JSON.parse(text, keepWritten) : JSON.parse(text);
}

// The third argument is the source text: ECMAScript's "JSON.parse source text access"; older engines do not give it.
function keepWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) {
    return value;
  }
  const loses = /^-?\d+$/.test(source) ? String(value) !== source : /^-?\d+\.0+$/.test(source);
  return loses ? new WrittenNumber(source) : value;
}
