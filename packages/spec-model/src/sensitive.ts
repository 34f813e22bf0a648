import type { OpenApiDocument, Schema } from './document.ts';
import { resolveRef } from './refs.ts';

/** How much harm a value does in the wrong hands; see `x-sensitive` in EXTENSIONS.md. */
export type SensitiveLevel = 'credential' | 'personal';

/** A property that holds something secret or personal. */
export interface SensitiveProperty {
  /** JSON Pointer from the body's root; `*` stands for every item of an array or every key of a map. */
  readonly path: string;
  readonly level: SensitiveLevel;
}

const COMBINATORS = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * Finds every property marked `x-sensitive` in a schema, through references, arrays, maps and combinations.
 * A schema that contains itself is followed once.
 */
export function findSensitive(doc: OpenApiDocument, root: Schema | undefined): readonly SensitiveProperty[] {
  const found = new Map<string, SensitiveLevel>();
  const open = new Set<string>();

  const visit = (node: Schema, path: string): void => {
    if (node.$ref !== undefined && open.has(node.$ref)) {
      return;
    }
    const schema = resolveRef<Schema>(doc, node);
    if (schema['x-sensitive'] !== undefined && found.get(path) !== 'credential') {
      found.set(path, schema['x-sensitive']);
    }
    if (node.$ref !== undefined) {
      open.add(node.$ref);
    }
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      visit(property, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
    for (const item of [schema.items, schema.additionalProperties, ...(schema.prefixItems ?? [])]) {
      if (typeof item === 'object') {
        visit(item, `${path}/*`);
      }
    }
    for (const branch of COMBINATORS.flatMap((key) => schema[key] ?? [])) {
      visit(branch, path);
    }
    if (node.$ref !== undefined) {
      open.delete(node.$ref);
    }
  };

  if (root) {
    visit(root, '');
  }
  return [...found].map(([path, level]) => ({ path, level }));
}
