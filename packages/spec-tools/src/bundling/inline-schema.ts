import type { Json, OpenApiDocument, Schema } from '@belvo-openapi/spec-model';
import { refName, resolveRef } from '@belvo-openapi/spec-model';
import { foldAlternatives } from './fold-alternatives.ts';

/** Keys of a schema whose values are data, not schemas. */
const DATA_KEYS: ReadonlySet<string> = new Set(['examples', 'default', 'const', 'enum']);

type Visit = (schema: Schema) => Schema;

function mapNamed(schemas: Readonly<Record<string, Schema>>, visit: Visit): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, visit(schema)]));
}

function mapKeyword(key: string, value: unknown, visit: Visit): unknown {
  if (DATA_KEYS.has(key) || typeof value !== 'object' || value === null) {
    return value as Json;
  }
  if (key === 'properties') {
    return mapNamed(value as Readonly<Record<string, Schema>>, visit);
  }
  return Array.isArray(value)
    ? value.map((item) => (typeof item === 'object' ? visit(item as Schema) : item))
    : visit(value as Schema);
}

/**
 * A copy of a schema that stands for itself: without references, except from a schema into itself. In what Belvo sends,
 * alternatives are folded as well (see {@link foldAlternatives}); what callers send keeps its alternatives, because each
 * has its own required fields.
 */
export function inlineSchema(doc: OpenApiDocument, schema: Schema, sentBy: 'belvo' | 'caller'): Schema {
  const inline = (node: Schema, above: readonly string[]): Schema => {
    const name = refName(node);
    if (name !== undefined && above.includes(name)) {
      return node;
    }
    const names = name === undefined ? above : [...above, name];
    const visit: Visit = (child) => inline(child, names);
    const keywords = Object.entries(resolveRef<Schema>(doc, node));
    const copy: Schema = Object.fromEntries(keywords.map(([key, value]) => [key, mapKeyword(key, value, visit)]));
    const titled = name === undefined || copy.type !== 'object' ? copy : { title: name, ...copy };
    return foldAlternatives(titled, sentBy);
  };
  return inline(schema, []);
}
