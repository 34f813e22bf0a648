import { grouped } from '../grouped.ts';
import type { Shape } from '../observe/shape.ts';
import type { ShapeStore } from '../observe/shape-store.ts';
import { compatible, overlap } from './compatible.ts';
import { Heads } from './heads.ts';

/** A set of places that hold one schema. */
export interface Cluster {
  readonly id: number;
  /** Everything known about the schema. */
  readonly shape: Shape;
}

/**
 * Decides which object shapes are one schema. Shapes with the same keys whose values nowhere contradict each other
 * are united, and with them, place by place, what they contain: so an occurrence that was cut short is completed by
 * one that was seen whole.
 */
export class Clusters {
  readonly #store: ShapeStore;
  // By a shape's id; ids are dense, so lists are smaller and faster than maps.
  readonly #parent: (number | undefined)[] = [];
  readonly #best: (Shape | undefined)[] = [];
  readonly #shapes: (Shape | undefined)[] = [];
  /** What `add` found, in the order it was found. */
  readonly #added: Shape[] = [];
  readonly #known = new Map<number, number>();

  constructor(store: ShapeStore) {
    this.#store = store;
  }

  /** Registers every object below a root. */
  add(shape: Shape): void {
    const stack = [shape];
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (next.items) {
        stack.push(next.items);
      }
      if (next.values) {
        stack.push(next.values);
      }
      if (next.layout && this.#parent[next.id] === undefined) {
        this.#register(next);
        for (let i = 0; i < next.members.length; i += 1) {
          const member = next.members[i] as Shape;
          if (member.layout || member.items || member.values) {
            stack.push(member);
          }
        }
      }
    }
  }

  #register(shape: Shape): void {
    this.#set(shape, shape.id);
    this.#best[shape.id] = shape;
    this.#added.push(shape);
  }

  #set(shape: Shape, parent: number): void {
    // Without holes the engine keeps a list a list.
    while (this.#parent.length <= shape.id) {
      this.#parent.push(undefined);
      this.#best.push(undefined);
      this.#shapes.push(undefined);
    }
    this.#parent[shape.id] = parent;
    this.#shapes[shape.id] = shape;
  }

  /** Unites what fits; call once after the last `add`. */
  solve(): void {
    for (const group of grouped(this.#added, (shape) => shape.layout?.unordered ?? '').values()) {
      this.#solveGroup(group);
    }
  }

  #solveGroup(group: readonly Shape[]): void {
    // What is known best comes first, so that a shape with gaps meets the one that fills them.
    const ordered = [...group].sort((a, b) => this.#knowledge(b) - this.#knowledge(a) || a.id - b.id);
    const heads = new Heads();
    for (const shape of ordered) {
      const head = heads.find(shape, (candidate) => this.#belongTogether(candidate, shape));
      if (head) {
        this.unite(head, shape);
      } else {
        heads.add(shape);
      }
    }
  }

  /** How much a shape says: places with a type, below it too. */
  #knowledge(shape: Shape): number {
    const before = this.#known.get(shape.id);
    if (before !== undefined) {
      return before;
    }
    let sum = (shape.claimed !== 0 ? 2 : 0) + ((shape.literal | shape.weak) !== 0 ? 1 : 0);
    if (shape.items) {
      sum += this.#knowledge(shape.items);
    }
    for (let i = 0; i < shape.members.length; i += 1) {
      sum += this.#knowledge(shape.members[i] as Shape);
    }
    this.#known.set(shape.id, sum);
    return sum;
  }

  #belongTogether(candidate: Shape, shape: Shape): boolean {
    const one = this.bestOf(candidate);
    // An envelope with nothing known inside fits every other one, which is no reason to pick one of them.
    return compatible(one, this.bestOf(shape)) && overlap(one, shape) > 0;
  }

  /** Makes two object shapes one schema. */
  unite(a: Shape, b: Shape): void {
    const ra = this.#find(a.id);
    const rb = this.#find(b.id);
    if (ra === rb) {
      return;
    }
    const one = this.#best[ra] as Shape;
    const two = this.#best[rb] as Shape;
    const merged = this.#store.merge(one, two);
    const root = Math.min(ra, rb);
    this.#parent[Math.max(ra, rb)] = root;
    this.#best[root] = merged;
    this.#adopt(merged, root);
    for (let i = 0; i < merged.members.length; i += 1) {
      const shape = merged.members[i] as Shape;
      if (shape.layout || shape.items || shape.values) {
        const key = merged.layout?.keys[i] as string;
        this.#align(one.props?.get(key), two.props?.get(key), shape);
      }
    }
  }

  #adopt(shape: Shape, root: number): void {
    if (this.#parent[shape.id] !== undefined) {
      const other = this.#find(shape.id);
      if (other !== root) {
        this.unite(this.#shapes[other] as Shape, this.#shapes[root] as Shape);
      }
      return;
    }
    this.#set(shape, root);
  }

  // The children of united schemas are united too, and so is what merging made of them.
  #align(a: Shape | undefined, b: Shape | undefined, merged: Shape): void {
    if (merged.items) {
      this.#align(a?.items, b?.items, merged.items);
    }
    if (merged.values) {
      this.#align(a?.values, b?.values, merged.values);
    }
    if (!merged.layout) {
      return;
    }
    for (const part of [a, b, merged]) {
      if (part?.layout) {
        this.#ensure(part);
      }
    }
    if (a?.layout) {
      this.unite(a, merged);
    }
    if (b?.layout) {
      this.unite(b, merged);
    }
  }

  #ensure(shape: Shape): void {
    if (this.#parent[shape.id] === undefined) {
      this.add(shape);
    }
  }

  #find(id: number): number {
    let root = id;
    for (let next = this.#parent[root] ?? root; next !== root; next = this.#parent[root] ?? root) {
      root = next;
    }
    for (let at = id; at !== root; ) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  /** The best knowledge of an object shape's schema. */
  bestOf(shape: Shape): Shape {
    return this.#best[this.#find(shape.id)] ?? shape;
  }

  /** The cluster of an object shape, registered now if it was not. */
  of(shape: Shape): Cluster {
    this.#ensure(shape);
    const id = this.#find(shape.id);
    return { id, shape: this.#best[id] ?? shape };
  }
}
