/** An ordered list of keys. Equal lists are the same object: an engine's hidden classes, for objects of a collection. */
export interface Layout {
  readonly id: number;
  readonly keys: readonly string[];
  /** Positions of the keys in the order of the alphabet. */
  readonly order: readonly number[];
  /** A text that two lists have in common when they hold the same keys in whatever order. */
  readonly unordered: string;
}

/** Keeps each list of keys once. */
export class Layouts {
  readonly #byText = new Map<string, Layout>();
  readonly #byLastKey = new Map<string, Layout>();

  /** The layout with these keys in this order. */
  of(keys: readonly string[]): Layout {
    const last = keys.length === 0 ? '' : (keys[keys.length - 1] as string);
    // Objects of one kind come in numbers: the list that ended alike is nearly always the same.
    const likely = this.#byLastKey.get(last);
    if (likely && sameKeys(likely.keys, keys)) {
      return likely;
    }
    const layout = this.#find(keys);
    this.#byLastKey.set(last, layout);
    return layout;
  }

  #find(keys: readonly string[]): Layout {
    const text = `${keys.length}\u0001${keys.join('\u0001')}`;
    let layout = this.#byText.get(text);
    if (!layout) {
      const sorted = [...keys].sort();
      const positions = new Map(keys.map((key, position) => [key, position]));
      const order = sorted.map((key) => positions.get(key) as number);
      layout = { id: this.#byText.size, keys, order, unordered: sorted.join('\u0001') };
      this.#byText.set(text, layout);
    }
    return layout;
  }
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}
