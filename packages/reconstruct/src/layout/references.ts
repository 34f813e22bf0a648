import { dirname, relative } from 'node:path/posix';
import { put } from '../read/guards.ts';
import { contentOf, type KeyContent } from '../write/keys.ts';
import { componentKey } from './places.ts';

/** Where a component can be found from outside: a file, and a key in it for parameters. */
export type Locate = (component: string) => string | undefined;

/** A copy of a part of the document with its references made relative to the file it will stand in. */
export function relocate(node: unknown, file: string, locate: Locate, content: KeyContent = 'part'): unknown {
  if (Array.isArray(node) && content !== 'data') {
    return node.map((item) => relocate(item, file, locate));
  }
  if (typeof node !== 'object' || node === null || content === 'data') {
    return node;
  }
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') {
      put(out, key, referenceFrom(file, value, locate));
    } else {
      put(out, key, relocate(value, file, locate, contentOf(key, value, content)));
    }
  }
  return out;
}

function referenceFrom(file: string, reference: string, locate: Locate): string {
  const component = componentKey(reference);
  const target = component === undefined ? undefined : locate(component);
  if (target === undefined) {
    return reference;
  }
  const [path, fragment] = target.split('#') as [string, string | undefined];
  const near = relative(dirname(file), path);
  return `${near.startsWith('.') ? near : `./${near}`}${fragment === undefined ? '' : `#${fragment}`}`;
}
