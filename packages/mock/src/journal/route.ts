import { type OperationIndex, pathPattern } from '../spec/operations.ts';
import { MockUsageError } from '../usage-error.ts';
import type { ReceivedRequest } from './entry.ts';

/**
 * Which requests are meant:
 * - `'things_update'`, an operationId;
 * - `'PUT /api/things/{id}/'`, method and path, where `{…}` stands for any one segment;
 * - `'/api/things/{id}/'`, the path with any method;
 * - `'*'`, every request;
 * - a function, for anything else.
 */
export type Route = string | ((request: ReceivedRequest) => boolean);

/**
 * Makes a test of a route. Asking for something that no operation of the document has is an error, not a route that
 * silently never matches.
 *
 * @throws MockUsageError for an unknown operationId, or a path that the document does not have.
 */
export function matcher(route: Route, operations: OperationIndex): (request: ReceivedRequest) => boolean {
  if (typeof route === 'function') {
    return route;
  }
  if (route === '*') {
    return () => true;
  }
  const [, method, path] = /^(?:([A-Z]+)\s+)?(\/\S*)$/.exec(route) ?? [];
  if (path === undefined) {
    if (operations.byId(route) === undefined) {
      throw new MockUsageError(`No operation is called "${route}". ${nearest(route, operations)}`);
    }
    return ({ operation }) => operation?.operationId === route;
  }
  const pattern = pathPattern(path);
  const known = operations.all.some(
    (operation) =>
      (method === undefined || operation.method === method.toLowerCase()) &&
      (operation.path === path || pathPattern(operation.path).test(path) || pattern.test(operation.path)),
  );
  if (!known) {
    throw new MockUsageError(
      `No operation answers "${route}". Mind the trailing slash and the method, or pass a function for other requests.`,
    );
  }
  return (request) => (method === undefined || request.method === method) && pattern.test(request.path);
}

function nearest(name: string, { all }: OperationIndex): string {
  const resource = name.split('_', 1)[0] ?? '';
  const related = all.map(({ operationId }) => operationId).filter((id) => id.startsWith(resource));
  return related.length > 0
    ? `There are: ${related.join(', ')}.`
    : `Give an operationId such as "${all[0]?.operationId}", or "PUT /path/{id}/".`;
}
