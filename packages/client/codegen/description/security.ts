import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';

/** Whether an operation declares that it takes no keys: an empty `security` (OpenAPI 3.1, 4.8.10). */
export function isAnonymous(doc: OpenApiDocument, { path, method }: Operation): boolean {
  const paths = (doc.paths ?? {}) as Readonly<
    Record<string, Readonly<Record<string, { security?: readonly unknown[] }>>>
  >;
  return paths[path]?.[method]?.security?.length === 0;
}
