import type { OpenApiDocument } from '@belvo-openapi/spec';

/** An extension at the root of the document that the runtime depends on. */
export function rootExtension(doc: OpenApiDocument, key: `x-${string}`): Readonly<Record<string, unknown>> {
  const value = (doc as unknown as Record<string, unknown>)[key];
  if (typeof value !== 'object' || value === null) {
    throw new Error(`The document has no ${key} at its root; see EXTENSIONS.md of the specification.`);
  }
  return value as Readonly<Record<string, unknown>>;
}
