import type { Key } from '../compare/source.ts';
import { isDict } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';

/** A part of the collection's document as it is written there, shared parts as references. */
export function rawPart(document: OpenApiDocument, path: readonly Key[]): unknown {
  let at: unknown = document;
  for (const key of path) {
    at = sharedPart(document, at);
    at = typeof at === 'object' && at !== null ? (at as Record<Key, unknown>)[key] : undefined;
  }
  return at;
}

/** The shared parameter or response that a node refers to, or the node itself. */
export function sharedPart(document: OpenApiDocument, node: unknown): unknown {
  const match = isDict(node) ? /^#\/components\/(parameters|responses)\/(.+)$/.exec(String(node.$ref)) : null;
  const components = isDict(document.components) ? document.components : {};
  const kind = match ? components[match[1] as string] : undefined;
  return match && isDict(kind) ? kind[match[2] as string] : node;
}
