import { HTTP_METHODS, type OpenApiDocument, type PathItem } from '@belvo-openapi/spec-model';

/** A path item whose parameters stand in each of its operations, before their own. */
function withParametersInPlace({ parameters, ...item }: PathItem): PathItem {
  if (parameters === undefined) {
    return item;
  }
  const operations = HTTP_METHODS.flatMap((method) => {
    const operation = item[method];
    return operation ? [[method, { ...operation, parameters: [...parameters, ...(operation.parameters ?? [])] }]] : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

/** Keywords that hold values, not schemas. */
const VALUES = new Set(['const', 'default', 'enum', 'example', 'examples', 'value']);

/** Maps whose keys are names that somebody chose, and may be those of keywords. */
const MAPS = new Set([
  '$defs',
  'dependentSchemas',
  'parameters',
  'patternProperties',
  'properties',
  'responses',
  'schemas',
]);

/** `type: [string, 'null'], enum: [a, null]` as a choice between the values and null; any other schema as it is. */
function withNullApart(schema: Record<string, unknown>): Record<string, unknown> {
  const { type, enum: values, ...rest } = schema;
  if (
    !Array.isArray(type) ||
    !Array.isArray(values) ||
    !type.includes('null') ||
    !values.includes(null) ||
    'anyOf' in rest
  ) {
    return schema;
  }
  const types = type.filter((one) => one !== 'null');
  const present = { type: types.length === 1 ? types[0] : types, enum: values.filter((value) => value !== null) };
  return { ...rest, anyOf: [present, { type: 'null' }] };
}

function withNullsApart(node: unknown, isMap = false): unknown {
  if (Array.isArray(node)) {
    return node.map((item) => withNullsApart(item));
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  const entries = Object.entries(node).map(([key, value]) => [
    key,
    !isMap && VALUES.has(key) ? value : withNullsApart(value, !isMap && MAPS.has(key)),
  ]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  return isMap ? copy : withNullApart(copy);
}

/**
 * The bundle in the form that most tools read without a flaw: parameters of a path stand in each operation (Swagger UI
 * shows those that a path item refers to without a name), and `jsonSchemaDialect` is left out (Swagger UI warns of it in
 * red; it is the dialect of OpenAPI 3.1 in all that this document uses). Null stands apart from the values of an enumeration
 * (openapi-zod-client writes `z.enum([…, null])`, which does not compile).
 */
export function toConsumerForm({ jsonSchemaDialect: _, ...doc }: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(doc.paths ?? {}).map(([path, item]) => [path, withParametersInPlace(item as PathItem)]);
  return withNullsApart({ ...doc, paths: Object.fromEntries(paths) }) as OpenApiDocument;
}
