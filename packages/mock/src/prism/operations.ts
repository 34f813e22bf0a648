import type { OpenApiDocument } from '@belvo-openapi/spec';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { indexOperations } from '../spec/operations.ts';
import { subset } from '../spec/subset.ts';

/** Operations in the form in which Prism takes them. */
export type PrismOperations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>;

/** What was read of a document, path by path; mocks of the same document share it. */
const known = new WeakMap<OpenApiDocument, Map<string, Promise<PrismOperations>>>();

/**
 * The operations that Prism has to choose from for a request: those of the paths that match it, or of any other path if
 * there is none, so that Prism can say what is wrong.
 *
 * A path is read when it is first asked for. Reading a large document at once takes seconds, and most tests need a few
 * of its operations; with fewer to choose from, Prism also answers faster.
 */
export async function operationsFor(document: OpenApiDocument, pathname: string): Promise<PrismOperations> {
  const matching = indexOperations(document).pathsOf(pathname);
  const paths = matching.length > 0 ? matching : Object.keys(document.paths ?? {}).slice(0, 1);
  const operations = known.get(document) ?? new Map<string, Promise<PrismOperations>>();
  known.set(document, operations);
  const read = paths.map((path) => {
    const found = operations.get(path) ?? getHttpOperationsFromSpec(structuredClone(subset(document, [path])));
    operations.set(path, found);
    return found;
  });
  return (await Promise.all(read)).flat();
}
