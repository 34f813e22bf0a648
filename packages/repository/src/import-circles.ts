/** Circles among the folders of a package, from the imports of its source files. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesBelow, ROOT, readText } from './workspace.ts';

const IMPORT = /^\s*(?:import|export)\b[^;'"]*?(?:\bfrom\s*)?['"](\.{1,2}\/[^'"]+)['"]/gm;

/** The relative imports of a file, type imports included, as paths from the top of the repository. */
export function importsOf(path: string, text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map(([, target = '']) => posix.join(posix.dirname(path), target));
}

/**
 * The place of a file in the structure of its package: its first folder below the source folder, or itself where it
 * stands directly in it.
 */
function placeOf(source: string, path: string): string {
  const [first = '', ...rest] = path.slice(source.length + 1).split('/');
  return rest.length === 0 ? first : `${first}/`;
}

/**
 * The circles among the folders below a source folder, each as the places that reach each other, sorted.
 *
 * @param source Such as `packages/client/src`.
 */
export function circlesBelow(source: string): readonly (readonly string[])[] {
  if (!existsSync(join(ROOT, source))) {
    return [];
  }
  const edges = new Map<string, Set<string>>();
  for (const file of filesBelow(source, (path) => path.endsWith('.ts'))) {
    const from = placeOf(source, file);
    const targets = edges.get(from) ?? new Set<string>();
    edges.set(from, targets);
    for (const target of importsOf(file, readText(file))) {
      const to = target.startsWith(`${source}/`) ? placeOf(source, target) : from;
      if (to !== from) {
        targets.add(to);
      }
    }
  }
  return circlesOf(edges);
}

/** The groups of nodes that reach each other, of more than one node. */
export function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const reached = new Map([...edges.keys()].map((node) => [node, reachableFrom(node, edges)] as const));
  const circles = new Map<string, readonly string[]>();
  for (const [node, others] of reached) {
    const circle = [...others].filter((other) => reached.get(other)?.has(node)).sort();
    if (circle.includes(node)) {
      circles.set(circle.join(), circle);
    }
  }
  return [...circles.values()];
}

function reachableFrom(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(edges.get(start) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!found.has(node)) {
      found.add(node);
      open.push(...(edges.get(node) ?? []));
    }
  }
  return found;
}
