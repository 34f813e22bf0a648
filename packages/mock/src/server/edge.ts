import type { OpenApiDocument } from '@belvo-openapi/spec';
import { ask, choosesResponse, type Preference } from '../asking/ask.ts';
import { withRequestId } from '../asking/request-id.ts';
import type { MockEngine, MockResponse } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import { saysJson } from '../media-type.ts';
import type { Random } from '../random.ts';
import type { ExampleBook } from '../spec/examples.ts';
import type { OperationIndex } from '../spec/operations.ts';

/** Answers a request, whether the document has an operation for it or not. */
export type Edge = (request: ReceivedRequest, prefer?: Preference) => Promise<MockResponse>;

/** What the edge works with. */
export interface EdgeParts {
  readonly document: OpenApiDocument;
  readonly engine: Pick<MockEngine, 'answer'>;
  readonly operations: OperationIndex;
  readonly examples: ExampleBook;
  readonly random: Random;
}

/** Where clients look whether their credentials are right; the specification does not describe it. */
const indexPath = '/api/';

/**
 * What a web server and its framework do around the operations: the index page, HEAD and OPTIONS, 404 and 405 for what no
 * operation answers, the challenge of a 401, and a request id of its own for each response.
 */
export function createEdge(parts: EdgeParts): Edge {
  const { engine, operations, examples, random } = parts;
  return async (request, prefer) => {
    const { method, path, operation } = request;
    if (operation === undefined) {
      const methods = methodsOf(parts, path);
      return path === indexPath && ['GET', 'HEAD'].includes(method) && methods.includes(method)
        ? index(request, operations, examples, random)
        : outside(method, path, methods, operations);
    }
    const asked = method === 'HEAD' && operation.method === 'get' ? { ...request, method: 'GET' } : request;
    const response = await ask(engine, asked, prefer);
    // An example that the caller chose by name is sent as it is written, its request id included.
    const own = choosesResponse(request) || !saysJson(response.headers) ? response : numbered(response, random);
    return own.status === 401 ? challenged(own) : own;
  };
}

/** The methods of a path; none when the document does not have it. */
function methodsOf({ document, operations }: EdgeParts, path: string): readonly string[] {
  const paths = operations.pathsOf(path);
  const declared = operations.all
    .filter((operation) => paths.includes(operation.path))
    .map(({ method }) => method.toUpperCase());
  const hasIndex = path === indexPath && Object.keys(document.paths ?? {}).some((other) => other.startsWith(indexPath));
  const methods = hasIndex ? ['GET', ...declared] : declared;
  if (methods.length === 0 && path !== '*') {
    return [];
  }
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])];
}

/** The response to a request for which the document has no operation. */
function outside(method: string, path: string, methods: readonly string[], operations: OperationIndex): MockResponse {
  if (methods.length === 0) {
    const near = nearest(method, path, operations);
    const hint = near === undefined ? 'Check the path.' : `Did you mean ${near}?`;
    return problem(404, 'Not Found', `No operation of the specification has the path ${path}. ${hint}`);
  }
  const allow = { Allow: methods.join(', ') };
  if (method === 'OPTIONS') {
    return { status: 204, headers: allow, body: Buffer.alloc(0) };
  }
  return problem(405, 'Method Not Allowed', `${path} takes ${methods.join(', ')}, not ${method}.`, allow);
}

/** The path with or without its trailing slash, if that is one that the document has. */
function nearest(method: string, path: string, operations: OperationIndex): string | undefined {
  const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
  const prefixed = `/api${other.endsWith('/') ? other : path}`;
  return [other, prefixed, `/api${path}`].find(
    (candidate) => operations.find(method, candidate) !== undefined || operations.pathsOf(candidate).length > 0,
  );
}

/** The collections below the index, with their addresses, for a caller with credentials. */
function index(
  { headers, baseUrl }: ReceivedRequest,
  operations: OperationIndex,
  examples: ExampleBook,
  random: Random,
): MockResponse {
  const json = { 'Content-Type': 'application/json' };
  if (!hasBasicCredentials(headers.authorization)) {
    const body = examples.anywhere(undefined, 401)?.value ?? { detail: 'Credentials are missing.' };
    return challenged({ status: 401, headers: json, body: Buffer.from(JSON.stringify(withRequestId(body, random))) });
  }
  const paths = new Set(
    operations.all.map(({ path }) => path).filter((path) => path.startsWith(indexPath) && !path.includes('{')),
  );
  const entries = [...paths].map((path) => [path.slice(indexPath.length, -1), baseUrl + path]);
  return { status: 200, headers: json, body: Buffer.from(JSON.stringify(Object.fromEntries(entries))) };
}

/** RFC 7617, section 2: base64 of a user name, a colon and a password. */
function hasBasicCredentials(authorization = ''): boolean {
  const [, token = ''] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
  return Buffer.from(token, 'base64').includes(':');
}

/** RFC 9110, section 15.5.2: a 401 says how to authenticate; many clients send no credentials without being asked. */
function challenged(response: MockResponse): MockResponse {
  const asks = Object.keys(response.headers).some((name) => name.toLowerCase() === 'www-authenticate');
  return asks ? response : { ...response, headers: { ...response.headers, 'WWW-Authenticate': 'Basic realm="api"' } };
}

function numbered(response: MockResponse, random: Random): MockResponse {
  const { body } = response;
  if (!Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes('"request_id"')) {
    return response;
  }
  return {
    ...response,
    body: Buffer.from(JSON.stringify(withRequestId(JSON.parse(Buffer.from(body).toString('utf8')), random))),
  };
}
