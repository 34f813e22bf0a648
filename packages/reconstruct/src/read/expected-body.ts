/** A place in a body, as the keys on the way to it. */
export type Path = readonly string[];

/** The step into the elements of a list. */
export const EACH = '[]';
/** What a test expects at a place of the response's body. */
export interface Expectation {
  /** JSON types: `string`, `integer` … */
  readonly types: Set<string>;
  readonly keys: Map<string, Expectation>;
  /** Keys that the test fails without. */
  readonly required: Set<string>;
  items: Expectation | undefined;
  /** Texts of which it is one. */
  choices: readonly string[] | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  object: 'object',
  array: 'array',
  date: 'string',
};

/** Everything that a script expects of a body. */
export class ExpectedBody {
  readonly root = expectation();

  addValue(path: Path | undefined, value: unknown): void {
    if (path && value !== undefined) {
      this.touch(path);
      const type = value === null ? '' : Array.isArray(value) ? 'array' : typeof value;
      this.addType(path, type === 'number' && Number.isInteger(value) ? 'integer' : type);
    }
  }

  addType(path: Path | undefined, name: string): void {
    const type = Object.hasOwn(TYPES, name.toLowerCase()) ? TYPES[name.toLowerCase()] : undefined;
    if (path && type !== undefined) {
      this.#at(path).types.add(type);
    }
  }

  /** One of several values, which are the choices if they are texts. */
  addChoices(path: Path, values: readonly unknown[]): void {
    for (const value of values) {
      this.addValue(path, value);
    }
    const texts = [...new Set(values)].filter((value) => typeof value === 'string');
    if (texts.length > 1 && texts.length === new Set(values).size) {
      this.#at(path).choices ??= texts;
    }
  }

  touch(path: Path | undefined): void {
    if (path && path.length > 0) {
      this.#at(path);
    }
  }

  /** The expectation at a place; everything on the way to it has to be there. */
  #at(path: Path): Expectation {
    let at = this.root;
    for (const step of path) {
      if (step === EACH) {
        at.items ??= expectation();
        at = at.items;
        continue;
      }
      if (step === 'length') {
        return expectation();
      }
      const next = at.keys.get(step) ?? expectation();
      at.keys.set(step, next);
      at.required.add(step);
      at = next;
    }
    return at;
  }
}

function expectation(): Expectation {
  return { types: new Set(), keys: new Map(), required: new Set(), items: undefined, choices: undefined };
}

/** What two scripts expect of one place. */
export function bothExpected(a: Expectation, b: Expectation): Expectation {
  const keys = new Map(a.keys);
  for (const [key, member] of b.keys) {
    const own = keys.get(key);
    keys.set(key, own ? bothExpected(own, member) : member);
  }
  return {
    types: new Set([...a.types, ...b.types]),
    keys,
    required: new Set([...a.required, ...b.required]),
    items: a.items && b.items ? bothExpected(a.items, b.items) : (a.items ?? b.items),
    choices: a.choices ?? b.choices,
  };
}

/** `items[0].price` as a path. */
export function splitPath(path: string): Path {
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? EACH : step));
}
