import { Kind, NUMERIC } from '../observe/kinds.ts';
import type { Shape } from '../observe/shape.ts';

/** A place that could turn out to hold anything. */
const ANYTHING = '?';

/**
 * Objects with the same keys, each the first seen of its schema. Pages of different things have the same keys, so
 * there can be thousands: only those whose nested objects have the right keys too are worth comparing.
 */
export class Heads {
  readonly #all: Shape[] = [];
  readonly #closed = new Map<string, Entry[]>();
  readonly #open: Entry[] = [];

  add(shape: Shape): void {
    const signature = signatureOf(shape);
    const entry = { shape, position: this.#all.length };
    this.#all.push(shape);
    if (signature.includes(ANYTHING)) {
      this.#open.push(entry);
    } else {
      const list = this.#closed.get(signature);
      if (list) {
        list.push(entry);
      } else {
        this.#closed.set(signature, [entry]);
      }
    }
  }

  /** The first head, in the order they were added, that fits a shape. */
  find(shape: Shape, fits: (head: Shape) => boolean): Shape | undefined {
    const signature = signatureOf(shape);
    if (signature.includes(ANYTHING)) {
      return this.#all.find(fits);
    }
    const one = this.#closed.get(signature)?.find((entry) => fits(entry.shape));
    const other = this.#open.find((entry) => (!one || entry.position < one.position) && fits(entry.shape));
    return (other ?? one)?.shape;
  }
}

interface Entry {
  readonly shape: Shape;
  readonly position: number;
}

/** What the keys hold, as far as it decides which shapes can be one schema; one text for whatever order of keys. */
function signatureOf(shape: Shape): string {
  const parts: string[] = [];
  const order = shape.layout?.order ?? [];
  for (let i = 0; i < order.length; i += 1) {
    parts.push(partOf(shape.members[order[i] as number]));
  }
  return parts.join('\u0002');
}

function partOf(member: Shape | undefined): string {
  let at = member;
  while (at && isOne(at) && !at.layout && (at.items || at.values)) {
    at = at.items ?? at.values;
  }
  if (!at || !isOne(at)) {
    return ANYTHING;
  }
  return at.layout?.unordered ?? '-';
}

/** Whether a place is known to hold things of one kind. */
function isOne(shape: Shape): boolean {
  const kinds = (shape.claimed | shape.literal | shape.weak) & ~Kind.Null;
  const others = kinds & NUMERIC ? kinds & ~NUMERIC : kinds & (kinds - 1);
  return kinds !== 0 && others === 0 && !(shape.layout && (shape.items || shape.values));
}
