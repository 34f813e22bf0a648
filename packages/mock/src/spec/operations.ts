import { listOperations, type OpenApiDocument, type Operation } from '@belvo-openapi/spec';
import { MockStartError } from '../start-error.ts';

/** Finds operations by name and by request. */
export interface OperationIndex {
  readonly all: readonly Operation[];
  byId(operationId: string): Operation | undefined;
  /** The operation that a request means; a concrete path wins over a template, and HEAD means what GET does. */
  find(method: string, pathname: string): Operation | undefined;
  /** The path templates that a path matches, whatever the method. */
  pathsOf(pathname: string): readonly string[];
}

const known = new WeakMap<OpenApiDocument, OperationIndex>();

/**
 * Reads the operations of a document, once.
 *
 * @throws MockStartError when a reference leads nowhere or an operation cannot be read.
 */
export function indexOperations(document: OpenApiDocument): OperationIndex {
  const index = known.get(document) ?? createIndex(document);
  known.set(document, index);
  return index;
}

function createIndex(document: OpenApiDocument): OperationIndex {
  const all = readOperations(document);
  const ids = new Map(all.map((operation) => [operation.operationId, operation]));
  const byPrecedence = all
    .map((operation) => ({
      operation,
      pattern: pathPattern(operation.path),
      variables: operation.path.split('{').length,
    }))
    .sort((a, b) => a.variables - b.variables);
  const find = (method: string, pathname: string) =>
    byPrecedence.find(({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(pathname))
      ?.operation;
  return {
    all,
    pathsOf: (pathname) => [
      ...new Set(byPrecedence.filter(({ pattern }) => pattern.test(pathname)).map(({ operation }) => operation.path)),
    ],
    byId: (operationId) => ids.get(operationId),
    find: (method, pathname) => find(method, pathname) ?? (method === 'HEAD' ? find('GET', pathname) : undefined),
  };
}

function readOperations(document: OpenApiDocument): readonly Operation[] {
  try {
    return listOperations(document);
  } catch (error) {
    throw new MockStartError('spec', `The OpenAPI document cannot be served. ${(error as Error).message}`);
  }
}

/** Matches the paths of a template; `{name}` stands for one segment. */
export function pathPattern(template: string): RegExp {
  const source = template
    .split(/(\{[^}]+\})/)
    .map((part) => (part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`);
}
