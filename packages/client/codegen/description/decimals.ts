// Names of response properties that are decimal numbers (`type: number`): amounts, rates, quantities.
import { listOperations, listWebhooks, type OpenApiDocument, resolveRef, type Schema } from '@belvo-openapi/spec';

function isDecimal({ type }: Schema): boolean {
  return type === 'number' || (Array.isArray(type) && type.includes('number'));
}

/** Sorted names of the decimal properties of every response and webhook. */
export function decimalNamesOf(doc: OpenApiDocument): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<Schema>();
  const visit = (node: Schema | undefined, name: string): void => {
    if (!node) {
      return;
    }
    const schema = resolveRef<Schema>(doc, node);
    if (isDecimal(schema) && name !== '') {
      names.add(name);
    }
    if (seen.has(schema)) {
      return;
    }
    seen.add(schema);
    for (const [property, value] of Object.entries(schema.properties ?? {})) {
      visit(value, property);
    }
    for (const branch of [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) {
      visit(branch, name);
    }
    visit(schema.items, name);
    visit(typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined, name);
  };
  for (const { responses } of listOperations(doc)) {
    for (const { schema } of responses) {
      visit(schema, '');
    }
  }
  for (const { schema } of listWebhooks(doc)) {
    visit(schema, '');
  }
  return [...names].sort();
}
