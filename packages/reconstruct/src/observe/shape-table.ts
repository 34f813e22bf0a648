import { kindsInForce } from './kinds.ts';
import type { Shape } from './shape.ts';

/** All that tells one shape from another. */
export type Parts = Omit<Shape, 'id' | 'kinds' | 'props'>;

export const NO_MEMBERS: readonly Shape[] = [];

/** What a shape is made of that says nothing. */
export const NOTHING: Parts = {
  claimed: 0,
  literal: 0,
  weak: 0,
  format: '',
  guess: '',
  weakGuess: '',
  layout: undefined,
  members: NO_MEMBERS,
  optional: undefined,
  items: undefined,
  values: undefined,
  free: false,
  unknown: false,
  circular: '',
  gap: '',
  owner: '',
  real: 0,
};

/** Makes shapes and keeps each but once: parts that are equal give the same object. */
export class ShapeTable {
  readonly #byHash = new Map<number, InternedShape>();
  readonly #words = new Map<string, number>();
  #size = 0;

  /** The shape with these parts. */
  of(parts: Parts): Shape {
    const hash = this.#hashOf(parts);
    const first = this.#byHash.get(hash);
    for (let shape = first; shape; shape = shape.next) {
      if (isMadeOf(shape, parts)) {
        return shape;
      }
    }
    const shape = newShape(this.#size, parts, first);
    this.#size += 1;
    this.#byHash.set(hash, shape);
    return shape;
  }

  // Kept within 30 bits, where engines need no object for a number.
  #hashOf(parts: Parts): number {
    const { layout, members, items, values, format, guess, weakGuess, circular } = parts;
    let hash = parts.claimed | (parts.literal << 7) | (parts.weak << 14) | (parts.real << 21);
    hash ^= (parts.free ? 1 << 24 : 0) | (parts.unknown ? 1 << 25 : 0);
    hash ^= ((items?.id ?? 0) << 4) ^ ((values?.id ?? 0) << 8);
    hash ^= this.#wordId(format) ^ (this.#wordId(guess) << 6);
    hash ^= (this.#wordId(weakGuess) << 12) ^ (this.#wordId(circular) << 18) ^ (this.#wordId(parts.owner) << 9);
    hash ^= this.#wordId(parts.gap) << 15;
    if (layout) {
      hash ^= layout.id << 3;
      for (let i = 0; i < members.length; i += 1) {
        const low = hash & 0xffffff;
        hash = ((low << 6) - low) ^ (members[i] as Shape).id;
      }
    }
    return hash & 0x3fffffff;
  }

  #wordId(word: string): number {
    if (word === '') {
      return 0;
    }
    let id = this.#words.get(word);
    if (id === undefined) {
      id = this.#words.size + 1;
      this.#words.set(word, id);
    }
    return id;
  }
}

interface InternedShape extends Shape {
  /** Another shape with the same hash. */
  readonly next: InternedShape | undefined;
}

// Every field is named, so that all shapes have one and the same form for the engine, whoever made the parts.
function newShape(id: number, parts: Parts, next: InternedShape | undefined): InternedShape {
  return {
    id,
    kinds: kindsInForce(parts.claimed | parts.literal, parts.weak),
    claimed: parts.claimed,
    literal: parts.literal,
    weak: parts.weak,
    format: parts.format,
    guess: parts.guess,
    weakGuess: parts.weakGuess,
    layout: parts.layout,
    members: parts.members,
    props: propsOf(parts),
    optional: parts.optional,
    items: parts.items,
    values: parts.values,
    free: parts.free,
    unknown: parts.unknown,
    circular: parts.circular,
    gap: parts.gap,
    owner: parts.owner,
    real: parts.real,
    next,
  };
}

function propsOf({ layout, members }: Parts): ReadonlyMap<string, Shape> | undefined {
  if (!layout) {
    return undefined;
  }
  const props = new Map<string, Shape>();
  for (let i = 0; i < members.length; i += 1) {
    props.set(layout.keys[i] as string, members[i] as Shape);
  }
  return props;
}

function isMadeOf(shape: Shape, parts: Parts): boolean {
  return (
    shape.layout === parts.layout &&
    shape.claimed === parts.claimed &&
    shape.literal === parts.literal &&
    shape.weak === parts.weak &&
    shape.items === parts.items &&
    shape.values === parts.values &&
    shape.real === parts.real &&
    shape.free === parts.free &&
    shape.unknown === parts.unknown &&
    shape.format === parts.format &&
    shape.guess === parts.guess &&
    shape.weakGuess === parts.weakGuess &&
    shape.circular === parts.circular &&
    shape.gap === parts.gap &&
    shape.owner === parts.owner &&
    sameMembers(shape.members, parts.members) &&
    sameKeys(shape.optional, parts.optional)
  );
}

function sameMembers(a: readonly Shape[], b: readonly Shape[]): boolean {
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}

function sameKeys(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): boolean {
  if (a === b) {
    return true;
  }
  if (!a || !b || a.size !== b.size) {
    return false;
  }
  for (const key of a) {
    if (!b.has(key)) {
      return false;
    }
  }
  return true;
}
