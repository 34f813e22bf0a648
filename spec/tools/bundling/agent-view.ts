import type { Json, OpenApiDocument, OperationObject, PathItem, Response, Schema } from '../../src/document.ts';
import { HTTP_METHODS } from '../../src/document.ts';
import { resolveRef } from '../../src/refs.ts';

const DATA_KEYS: ReadonlySet<string> = new Set(['example', 'examples', 'value', 'default', 'const', 'enum']);

/** `anyOf` of known values and any string, possibly `null`, as one string that names the known values. */
function foldOpenEnum(doc: OpenApiDocument, schema: Schema): Schema {
  const branches = (schema.anyOf ?? []).map((branch) => resolveRef<Schema>(doc, branch));
  const known = branches.find((branch) => branch.enum !== undefined && branch.type === 'string');
  const any = branches.find((branch) => branch.type === 'string' && Object.keys(branch).length === 1);
  const rest = branches.filter((branch) => branch !== known && branch !== any);
  const nullable = rest.some((branch) => branch.type === 'null');
  if (!known || !any || rest.length > (nullable ? 1 : 0)) {
    return schema;
  }
  const { anyOf: _, ...annotations } = schema;
  return { ...annotations, type: nullable ? ['string', 'null'] : 'string', 'x-extensible-enum': known.enum };
}

function foldAll(doc: OpenApiDocument, node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map((item) => foldAll(doc, item));
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const folded = 'anyOf' in node ? foldOpenEnum(doc, node as Schema) : node;
  return Object.fromEntries(
    Object.entries(folded).map(([key, value]) => [key, DATA_KEYS.has(key) ? (value as Json) : foldAll(doc, value)]),
  );
}

function inlineResponses(doc: OpenApiDocument, operation: OperationObject): OperationObject {
  const responses = Object.entries(operation.responses ?? {}).map(
    ([status, node]) => [status, resolveRef<Response>(doc, node as Response)] as const,
  );
  return { ...operation, responses: Object.fromEntries(responses) };
}

function inlinePathItem(doc: OpenApiDocument, item: PathItem): PathItem {
  const operations = HTTP_METHODS.flatMap((method) => {
    const operation = item[method];
    return operation ? [[method, inlineResponses(doc, operation)] as const] : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

/**
 * The document as a language model or a simple generator reads it best: each operation carries its responses itself, and
 * an open enum is one string with its known values in `x-extensible-enum`. It accepts the same messages.
 */
export function toAgentView(doc: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(doc.paths ?? {}).map(([path, item]) => [path, inlinePathItem(doc, item)] as const);
  const { responses: _, ...components } = doc.components ?? {};
  return foldAll(doc, { ...doc, paths: Object.fromEntries(paths), components }) as OpenApiDocument;
}
