import { listOperations, type OpenApiDocument, type Operation } from '@belvo-openapi/spec';

/** Finds operations by name and by request. */
export interface OperationIndex {
  readonly all: readonly Operation[];
  byId(operationId: string): Operation | undefined;
  /** The operation that a request means; a concrete path wins over a template. */
  find(method: string, pathname: string): Operation | undefined;
}

const known = new WeakMap<OpenApiDocument, OperationIndex>();

/** Reads the operations of a document, once. */
export function indexOperations(document: OpenApiDocument): OperationIndex {
  const index = known.get(document) ?? createIndex(document);
  known.set(document, index);
  return index;
}

function createIndex(document: OpenApiDocument): OperationIndex {
  const all = listOperations(document);
  const ids = new Map(all.map((operation) => [operation.operationId, operation]));
  const byPrecedence = all
    .map((operation) => ({
      operation,
      pattern: pathPattern(operation.path),
      variables: operation.path.split('{').length,
    }))
    .sort((a, b) => a.variables - b.variables);
  return {
    all,
    byId: (operationId) => ids.get(operationId),
    find: (method, pathname) =>
      byPrecedence.find(({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(pathname))
        ?.operation,
  };
}

/** Matches the paths of a template; `{name}` stands for one segment. */
export function pathPattern(template: string): RegExp {
  const source = template
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`);
}
