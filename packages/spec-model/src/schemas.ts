import type { NamedExample } from './content.ts';
import type { OpenApiDocument, Schema } from './document.ts';

/** A schema component. */
export interface NamedSchema {
  readonly name: string;
  readonly schema: Schema;
}

/** Lists the schema components of a bundled document in its order. */
export function listSchemas(doc: OpenApiDocument): readonly NamedSchema[] {
  return Object.entries(doc.components?.schemas ?? {}).map(([name, schema]) => ({ name, schema }));
}

/** The examples written in a schema itself (`examples`), named `Link/0`, `Link/1`, … */
export function schemaExamples({ name, schema }: NamedSchema): readonly NamedExample[] {
  return (schema.examples ?? []).map((value, index) => ({ name: `${name}/${index}`, value }));
}
