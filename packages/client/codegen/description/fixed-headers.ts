import { type OpenApiDocument, type Operation, resolveRef, type Schema } from '@belvo-openapi/spec';

/** The only value a schema permits, from `const` or an `enum` of one. */
export function onlyValue(doc: OpenApiDocument, node: Schema): string | undefined {
  const { const: constant, enum: values = [] } = resolveRef<Schema>(doc, node);
  const value = constant ?? (values.length === 1 ? values[0] : undefined);
  return typeof value === 'string' ? value : undefined;
}

/** Headers an operation requires with one permitted value: the client sends them by itself. */
export function fixedHeadersOf(doc: OpenApiDocument, operation: Operation): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = place === 'header' && required ? onlyValue(doc, schema) : undefined;
    if (value !== undefined) {
      headers[name] = value;
    }
  }
  return headers;
}
