import { listOperations, loadBundle, type OpenApiDocument, type Operation } from '@belvo-openapi/spec';
import { type Resolve, resolverOf } from '../schema/schema.ts';

/** The specification as the tests see it. */
export interface Contract {
  readonly document: OpenApiDocument;
  readonly operations: readonly Operation[];
  readonly resolve: Resolve;
}

/** Whether an operation is called with the account's credentials: `security: []` switches them off for one. */
export function takesCredentials({ document }: Contract, { path, method }: Operation): boolean {
  const { security = document.security ?? [] } = document.paths?.[path]?.[method] ?? {};
  return security.length > 0;
}

/** Reads a document, by default the repository's own bundle. */
export function contractOf(document: OpenApiDocument = loadBundle()): Contract {
  return { document, operations: listOperations(document), resolve: resolverOf(document) };
}
