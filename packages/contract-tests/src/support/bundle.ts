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

/** Operations, or what belongs to one each, by the resource they are of. */
export function byResource<Item>(
  items: readonly Item[],
  operationOf: (item: Item) => Operation,
): readonly (readonly [resource: string, items: readonly Item[]])[] {
  const resources = [...new Set(items.map((item) => operationOf(item).resource))];
  return resources.map((name) => [name, items.filter((item) => operationOf(item).resource === name)]);
}

let own: Contract | undefined;

/** Reads a document, by default the repository's own bundle, which is read once. */
export function contractOf(document?: OpenApiDocument): Contract {
  if (document === undefined) {
    own ??= contractOf(loadBundle());
    return own;
  }
  return { document, operations: listOperations(document), resolve: resolverOf(document) };
}
