/** Keywords of a schema that describe it and restrict nothing (JSON Schema 2020-12, validation 9; OpenAPI 3.1 §4.8.24). */
export const ANNOTATIONS: readonly string[] = [
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'examples',
  'externalDocs',
];
