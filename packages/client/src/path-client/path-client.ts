import openapiFetch, { type Middleware } from 'openapi-fetch';
import type { CallOptions } from '../config/options.ts';
import { checkArguments, namesOf } from '../core/check-arguments.ts';
import { type BelvoCore, configOf } from '../core/client.ts';
import type { Operation, Params } from '../core/operation.ts';
import { send } from '../core/send.ts';
import { buildPath, buildQuery } from '../core/url.ts';
import { ApiError } from '../errors/api-errors.ts';
import { BelvoError, inOperation } from '../errors/belvo-error.ts';
import { UsageError } from '../errors/call-errors.ts';
import type { paths } from '../generated/data/schema.ts';
import { allOperations } from '../generated/operations/all.ts';
import type { ResponseHeaders } from '../util/fetch.ts';
import type { PathClient } from './path-types.ts';

// With `require` the default export of a module is a property of what is imported.
const createClient = (openapiFetch as { default?: typeof openapiFetch }).default ?? openapiFetch;

interface LightInit {
  readonly method: string;
  readonly headers: Headers;
  /** Not serialized yet. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** The part of openapi-fetch's `params` that is not in headers. */
interface PathParams {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Params;
}

/**
 * Stands in for the platform's `Request`, whose construction is half of what openapi-fetch costs. It only carries values
 * from openapi-fetch to the pipeline. Options that a `Request` does not have become properties of their own.
 */
class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal | undefined;
  /** Set by the middleware that knows the path template. */
  operation: Operation | undefined;
  template = '';
  params: PathParams = {};

  constructor(url: string, { method, headers, body, signal }: LightInit) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
    this.signal = signal;
  }
}

const EMPTY_STATUSES = [204, 205, 304];

/**
 * A response for openapi-fetch to read. What was parsed is handed over as it is; the text serves those who ask for it
 * (`parseAs: 'text'`).
 */
function toResponse(status: number, headers: ResponseHeaders, body: unknown, text: string): Response {
  const isEmpty = body === undefined || EMPTY_STATUSES.includes(status);
  const clean = new Headers([...headers]);
  clean.delete('content-encoding');
  // openapi-fetch parses the text a second time when the response has no Content-Length.
  const bytes = new TextEncoder().encode(isEmpty ? '' : text);
  clean.set('content-length', String(bytes.length));
  const response = new Response(isEmpty ? null : bytes, { status, headers: clean });
  return Object.defineProperty(response, 'json', { value: async () => body });
}

/** Sends through the pipeline. A refusal is a response here, as openapi-fetch has it; everything else is thrown. */
async function sendLight(client: BelvoCore, request: LightRequest): Promise<Response> {
  const { operation, template, url: _url, method, body, headers: given, params, ...others } = request;
  if (!operation) {
    throw new UsageError(`${method} ${template} is no operation of the API.`);
  }
  const { 'content-type': _type, ...headers } = Object.fromEntries(given);
  const options: CallOptions = { ...others, headers };
  const path = orderedBy(operation.path, params.path ?? {});
  const values: unknown[] = [client, ...path];
  if (operation.body || body !== undefined) {
    values.push(body);
  }
  if (operation.write || params.query) {
    values.push(params.query);
  }
  const config = configOf(client);
  let text = '';
  const parseJson = (received: string) => {
    text = received;
    return config.parseJson(received);
  };
  try {
    const sent = await send(operation, () => {
      checkArguments(operation, [...values, options], namesOf(allOperations.get(operation)));
      return { config: { ...config, parseJson }, operation, path, body, params: params.query, options };
    });
    return toResponse(sent.status, sent.headers, sent.body, text);
  } catch (error) {
    if (error instanceof ApiError) {
      return toResponse(error.status, error.headers, error.body, text);
    }
    throw error;
  }
}

/** What tells a request which operation it is. */
function naming(baseUrl: string): Middleware {
  const entries = [...allOperations.keys()].map((operation) => [nameOf(operation), operation] as const);
  const operations: ReadonlyMap<string, Operation> = new Map(entries);
  return {
    onRequest({ request, schemaPath, params, options }) {
      if (options.baseUrl !== baseUrl) {
        throw new UsageError('baseUrl is a setting of the client: its keys are sent there and nowhere else.');
      }
      const light = request as unknown as LightRequest;
      light.operation = operations.get(nameOf({ method: light.method, path: schemaPath }));
      light.template = schemaPath;
      light.params = params;
    },
  };
}

const nameOf = ({ method, path }: Pick<Operation, 'method' | 'path'>) => `${method} ${path}`;

/** Stands in for the operation, which the builder of the query does not know. */
const ANY: Operation = { id: '', method: '', path: '', retry: 'unsent', run: () => undefined };

/** Runs a step that precedes the call, so that its errors name the operation as those of the call do. */
function inPath<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof BelvoError ? inOperation(error, name) : error;
  }
}

/** The values of a template's placeholders in their order. */
function orderedBy(template: string, values: Readonly<Record<string, unknown>>): readonly unknown[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => values[name]);
}

/**
 * The typed openapi-fetch client on a client's pipeline.
 *
 * Where the two differ from the methods: a refusal is returned as `{ error, response }`, not thrown, and there is no
 * MFA flow and no paging. Headers such as the idempotency key are given as `params.header`.
 *
 * @param client From `createBelvoClient`, or a `BelvoCore`.
 * @throws UsageError for what is no client.
 * @example
 * const api = createPathClient(belvo);
 * const { data, error } = await api.GET('/api/links/{id}/', { params: { path: { id } } });
 */
export function createPathClient(client: BelvoCore): PathClient {
  const { baseUrl } = configOf(client);
  const api = createClient<paths, 'application/json'>({
    baseUrl,
    Request: LightRequest as unknown as typeof Request,
    fetch: (request) => sendLight(client, request as unknown as LightRequest),
    // The pipeline writes the body itself.
    bodySerializer: (body) => body,
    pathSerializer: (template, values) => inPath(template, () => buildPath(template, orderedBy(template, values))),
    querySerializer: (query) => buildQuery(ANY, query as Record<string, unknown>).slice(1),
  });
  api.use(naming(baseUrl));
  return api as unknown as PathClient;
}
