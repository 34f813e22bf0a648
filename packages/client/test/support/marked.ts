import type { SensitiveProperty } from '@belvo-openapi/spec';

/** A value in which every sensitive leaf was replaced by a text that occurs nowhere else. */
export interface Marked {
  readonly value: unknown;
  readonly marks: readonly string[];
}

let count = 0;

function markLeaves(node: unknown, marks: string[]): unknown {
  if (Array.isArray(node)) {
    return node.map((item) => markLeaves(item, marks));
  }
  if (typeof node === 'object' && node !== null) {
    return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, markLeaves(child, marks)]));
  }
  if (node === null) {
    return null;
  }
  const mark = `sensitive-${count++}-value`;
  marks.push(mark);
  return mark;
}

function markAt(node: unknown, [segment, ...rest]: readonly string[], marks: string[]): unknown {
  if (segment === undefined) {
    return markLeaves(node, marks);
  }
  if (Array.isArray(node)) {
    return segment === '*' ? node.map((item) => markAt(item, rest, marks)) : node;
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => [
      name,
      segment === '*' || segment === name ? markAt(child, rest, marks) : child,
    ]),
  );
}

/** Marks everything at these places of an example. */
export function mark(example: unknown, places: readonly SensitiveProperty[]): Marked {
  const marks: string[] = [];
  const value = places.reduce((marked, { path }) => markAt(marked, path.split('/').slice(1), marks), example);
  return { value, marks };
}
