import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { BelvoCore } from '../core/client.ts';
import { buildPath } from '../core/path.ts';
import { buildQuery } from '../core/query.ts';
import { send } from '../core/send.ts';
import type { CallOptions } from '../core/styles.ts';
import { ApiError } from '../errors/api-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { operationsByPath } from '../generated/path-table.ts';
import type { paths } from '../generated/schema.ts';
import { LightRequest } from './light-request.ts';

/** openapi-fetch's client, typed by the specification. */
export type PathClient = Client<paths, 'application/json'>;

const EMPTY_STATUSES = [204, 205, 304];

/** An answer for openapi-fetch to read. */
function toResponse(status: number, headers: Headers, body: unknown): Response {
  const text = body === undefined || EMPTY_STATUSES.includes(status) ? null : JSON.stringify(body);
  const clean = new Headers(headers);
  clean.delete('content-length');
  clean.delete('content-encoding');
  if (text === null) {
    clean.set('content-length', '0');
  }
  return new Response(text, { status, headers: clean });
}

/** Sends through the pipeline. A refusal is an answer here, as openapi-fetch has it; everything else is thrown. */
async function sendLight(client: BelvoCore, request: LightRequest): Promise<Response> {
  const config = BelvoCore.config(client);
  const { operation, url, body, signal } = request;
  if (!operation) {
    throw new UsageError(`${request.method} is not an operation of this path.`);
  }
  const headers = Object.fromEntries(request.headers);
  const { 'content-type': _type, ...rest } = headers;
  const options: CallOptions = signal ? { signal, headers: rest } : { headers: rest };
  const sent = body === undefined ? undefined : JSON.parse(body);
  try {
    // Path and query are already written: the address is complete.
    const answer = await send({ ...config, baseUrl: url }, { ...operation, path: '' }, [], sent, undefined, options);
    return toResponse(answer.status, answer.headers, answer.body);
  } catch (error) {
    if (error instanceof ApiError) {
      return toResponse(error.status, error.headers, error.body);
    }
    throw error;
  }
}

/** Tells a request which operation it is. */
const naming: Middleware = {
  onRequest({ request, schemaPath }) {
    const light = request as unknown as LightRequest;
    light.operation = operationsByPath[`${light.method} ${schemaPath}`]?.();
  },
};

/**
 * The typed openapi-fetch client on a client's pipeline.
 *
 * Where the two differ from the methods: a refusal is returned as `{ error, response }`, not thrown, and there is no
 * MFA flow and no paging.
 *
 * @param client From `createBelvoClient`, or a `BelvoCore`.
 * @example
 * const api = createPathClient(belvo);
 * const { data, error } = await api.GET('/api/links/{id}/', { params: { path: { id } } });
 */
export function createPathClient(client: BelvoCore): PathClient {
  const { baseUrl } = BelvoCore.config(client);
  const api = createClient<paths, 'application/json'>({
    baseUrl,
    Request: LightRequest as unknown as typeof Request,
    fetch: (request) => sendLight(client, request as unknown as LightRequest),
    pathSerializer: (template, values) => buildPath(named(template), orderedBy(template, values)),
    querySerializer: (query) => buildQuery(named(''), query as Record<string, unknown>).slice(1),
  });
  api.use(naming);
  return api;
}

/** An operation that only names a path, for the builders' messages. */
function named(path: string) {
  return { id: path, method: '', path, retry: 'unsent' as const };
}

/** The values of a template's placeholders in their order. */
function orderedBy(template: string, values: Readonly<Record<string, unknown>>): readonly unknown[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => values[name]);
}
