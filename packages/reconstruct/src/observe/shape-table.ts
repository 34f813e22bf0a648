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
    const shape = new InternedShape(this.#size, parts, first);
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

/** A class, so that all shapes have one and the same form for the engine, whoever made the parts. */
class InternedShape implements Shape {
  readonly id: number;
  readonly kinds: number;
  readonly claimed: number;
  readonly literal: number;
  readonly weak: number;
  readonly format: string;
  readonly guess: string;
  readonly weakGuess: string;
  readonly layout: Shape['layout'];
  readonly members: readonly Shape[];
  readonly optional: Shape['optional'];
  readonly items: Shape | undefined;
  readonly values: Shape | undefined;
  readonly free: boolean;
  readonly unknown: boolean;
  readonly circular: string;
  readonly gap: string;
  readonly owner: string;
  readonly real: number;
  /** Another shape with the same hash. */
  readonly next: InternedShape | undefined;
  #props: Map<string, Shape> | undefined;

  constructor(id: number, parts: Parts, next: InternedShape | undefined) {
    this.id = id;
    this.kinds = kindsInForce(parts.claimed | parts.literal, parts.weak);
    this.claimed = parts.claimed;
    this.literal = parts.literal;
    this.weak = parts.weak;
    this.format = parts.format;
    this.guess = parts.guess;
    this.weakGuess = parts.weakGuess;
    this.layout = parts.layout;
    this.members = parts.members;
    this.optional = parts.optional;
    this.items = parts.items;
    this.values = parts.values;
    this.free = parts.free;
    this.unknown = parts.unknown;
    this.circular = parts.circular;
    this.gap = parts.gap;
    this.owner = parts.owner;
    this.real = parts.real;
    this.next = next;
  }

  /** Made when it is asked for: most shapes are gone through in order. */
  get props(): ReadonlyMap<string, Shape> | undefined {
    if (!this.layout || this.#props) {
      return this.#props;
    }
    const props = new Map<string, Shape>();
    for (let i = 0; i < this.members.length; i += 1) {
      props.set(this.layout.keys[i] as string, this.members[i] as Shape);
    }
    this.#props = props;
    return props;
  }
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
