import type { OpenApiDocument, Reference } from './document.ts';

function isReference(node: unknown): node is Reference {
  return typeof node === 'object' && node !== null && '$ref' in node && typeof node.$ref === 'string';
}

/** Undoes the escapes of a JSON Pointer in a URI fragment (RFC 6901, sections 4 and 6). */
function unescapeToken(token: string): string {
  return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
}

function lookUp(doc: OpenApiDocument, ref: string): unknown {
  if (ref !== '#' && !ref.startsWith('#/')) {
    throw new Error(`Cannot resolve "${ref}": only references inside the document work here. Bundle it first.`);
  }
  let node: unknown = doc;
  for (const token of ref.split('/').slice(1).map(unescapeToken)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) {
      throw new Error(`Cannot resolve "${ref}": the document has no "${token}" there.`);
    }
    node = (node as Record<string, unknown>)[token];
  }
  return node;
}

/**
 * Follows `$ref` until an object that is none; an object without `$ref` is returned as it is.
 *
 * What stands beside a `$ref` (a schema's `description`, for instance) overrides the key of the target, as OpenAPI 3.1
 * has it for `summary` and `description` of a Reference Object; the result is then a shallow copy. Only the object
 * itself is resolved, not what is inside it.
 *
 * @throws Error when a target does not exist, lies outside the document, or refers back to itself.
 */
export function resolveRef<T extends object>(doc: OpenApiDocument, node: T | Reference): Exclude<T, Reference> {
  const seen = new Set<string>();
  let resolved: object = node;
  while (isReference(resolved)) {
    const { $ref, ...siblings }: Reference = resolved;
    if (seen.has($ref)) {
      throw new Error(`Cannot resolve "${$ref}": the reference leads back to itself.`);
    }
    seen.add($ref);
    const target = lookUp(doc, $ref);
    if (typeof target !== 'object' || target === null) {
      throw new Error(`Cannot resolve "${$ref}": it does not point to an object.`);
    }
    resolved = Object.keys(siblings).length > 0 ? { ...target, ...siblings } : target;
  }
  return resolved as Exclude<T, Reference>;
}

/** The component name a `$ref` ends in (`#/components/schemas/Link` → `Link`); `undefined` without a `$ref`. */
export function refName(node: object | undefined): string | undefined {
  return isReference(node) ? unescapeToken(node.$ref.slice(node.$ref.lastIndexOf('/') + 1)) : undefined;
}
