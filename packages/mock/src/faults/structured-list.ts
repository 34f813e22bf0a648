import { MockUsageError } from '../usage-error.ts';
/** One member of a structured-field list. */
export interface Item {
  /** The token. */
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string | number | true>;
}

/**
 * Reads a list of tokens with parameters as RFC 9651 has it (sections 3.1, 3.1.2 and 3.3), limited to what faults need:
 * parameter values are integers, strings and tokens.
 *
 * @throws MockUsageError with the position when the text is something else.
 */
export function parseList(text: string): readonly Item[] {
  const items: Item[] = [];
  let rest = text.trim();
  const take = (pattern: RegExp, expected: string): RegExpExecArray => {
    const found = pattern.exec(rest);
    if (found === null) {
      throw new MockUsageError(`Expected ${expected} at position ${text.trimEnd().length - rest.length} of "${text}".`);
    }
    rest = rest.slice(found[0].length);
    return found;
  };

  while (true) {
    const [name] = take(/^[A-Za-z*][\w!#$%&'*+.^`|~:/-]*/, 'a name');
    const parameters = new Map<string, string | number | true>();
    while (rest.startsWith(';')) {
      const [, key = ''] = take(/^;\s*([a-z*][a-z0-9_*.-]*)/, 'an option');
      parameters.set(key, rest.startsWith('=') ? readValue(take(value, 'a number, a word or a "string"')) : true);
    }
    items.push({ name, parameters });
    rest = rest.trimStart();
    if (rest === '') {
      return items;
    }
    take(/^,\s*/, '"," or ";"');
  }
}

/** An integer, a quoted string, or a token. */
const value = /^=(?:(-?\d+)(?![\w.])|"((?:[^"\\]|\\["\\])*)"|([A-Za-z*][\w!#$%&'*+.^`|~:/-]*))/;

function readValue([, integer, quoted, token]: RegExpExecArray): string | number {
  if (integer !== undefined) {
    return Number(integer);
  }
  return quoted?.replace(/\\(.)/g, '$1') ?? token ?? '';
}
