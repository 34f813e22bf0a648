// Which schemas a request consists of: what is undefined in them is left out when it is sent, so it may be given.
import { listOperations, type OpenApiDocument, refName, resolveRef, type Schema } from '@belvo-openapi/spec';

/** Names of the schemas that some request body refers to, directly or through others. */
export function requestSchemasOf(doc: OpenApiDocument): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) {
      return;
    }
    const { $ref } = node as { $ref?: unknown };
    const name = typeof $ref === 'string' ? refName({ $ref }) : undefined;
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      visit(resolveRef<Schema>(doc, node as Schema));
    }
    for (const value of Object.values(node)) {
      visit(value);
    }
  };
  for (const { requestBody } of listOperations(doc)) {
    for (const { schema } of requestBody?.content ?? []) {
      visit(schema);
    }
  }
  return names;
}
