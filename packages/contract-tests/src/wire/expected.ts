import type { Operation } from '@belvo-openapi/spec';
import type { CallArguments } from '../derive/arguments.ts';
import { isList } from '../derive/arguments.ts';
import type { Json } from '../schema/json.ts';
import type { Resolve } from '../schema/schema.ts';
import { headerValue, pathSegment, type QueryPair, queryPairs } from './serialize.ts';

/** What a call must look like on the wire, worked out from the specification alone. */
export interface WireRequest {
  readonly method: string;
  /** Decoded; the last one is empty where the path ends with a slash. */
  readonly segments: readonly string[];
  readonly query: readonly QueryPair[];
  /** Lower-case names. Only these are compared, and {@link WireRequest.body} decides `content-type`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** Works out the request an operation and its arguments stand for. */
export function expectedRequest(operation: Operation, call: CallArguments): WireRequest {
  const parametersIn = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const headers = parametersIn('header').flatMap(({ name }) => {
    const value = call.header[name];
    return value === undefined ? [] : [[name.toLowerCase(), headerValue(value)] as const];
  });
  const query = parametersIn('query').flatMap((parameter) => {
    const value = call.query[parameter.name];
    return value === undefined ? [] : queryPairs(parameter, value);
  });
  return {
    method: operation.method.toUpperCase(),
    segments: operation.path
      .slice(1)
      .split('/')
      .map((part) => (part.startsWith('{') ? pathSegment(call.path[part.slice(1, -1)] ?? null) : part)),
    query,
    headers: Object.fromEntries(headers),
    ...(call.body !== undefined && { body: call.body }),
  };
}

/** Names of the query parameters of an operation whose commas separate values. */
export function listedParameters(operation: Operation, resolve: Resolve): ReadonlySet<string> {
  return new Set(
    operation.parameters
      .filter((parameter) => parameter.in === 'query' && !parameter.explode && isList(parameter, resolve))
      .map(({ name }) => name),
  );
}
