import type { OperationParameter } from '@belvo-openapi/spec';
import { isObject, type Json } from '../schema/json.ts';

/** One `name=value` pair as it stands in a query string, both sides decoded, lists split at unescaped commas. */
export interface QueryPair {
  readonly name: string;
  readonly values: readonly string[];
}

/**
 * How a query parameter is written (OpenAPI 3.1 §4.8.12.4, style `form`, `deepObject`).
 *
 * @throws Error for a style that is not in the specification's house rules.
 */
export function queryPairs(parameter: OperationParameter, value: Json): readonly QueryPair[] {
  const { name, style, explode } = parameter;
  if (style !== 'form') {
    throw new Error(`query parameter "${name}" has style "${style}"; only \`form\` is covered here`);
  }
  if (Array.isArray(value)) {
    const values = (value as readonly Json[]).map(scalar);
    return explode ? values.map((one) => ({ name, values: [one] })) : [{ name, values }];
  }
  return [{ name, values: [scalar(value)] }];
}

/** Reads a query string back. A `+` stays a plus sign: only `%20` is a space on the wire. */
export function readQuery(query: string, isListed: (name: string) => boolean): readonly QueryPair[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const name = decodeURIComponent(at < 0 ? part : part.slice(0, at));
      const raw = at < 0 ? '' : part.slice(at + 1);
      return { name, values: (isListed(name) ? raw.split(',') : [raw]).map(decodeURIComponent) };
    });
}

/** How a path parameter reads once it is decoded (style `simple`, no list). */
export function pathSegment(value: Json): string {
  return scalar(value);
}

/** The characters a path may hold as they are (RFC 3986 §3.3); any other is percent-encoded. */
const PATH = /^(\/([\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)+$/;

/** The decoded segments of a path as it went on the wire, or the path itself when it is not a legal one. */
export function pathSegments(path: string): readonly string[] {
  return PATH.test(path) ? path.slice(1).split('/').map(decodeURIComponent) : [`not a legal path: ${path}`];
}

/** How a header parameter is written (style `simple`). */
export function headerValue(value: Json): string {
  return Array.isArray(value) ? (value as readonly Json[]).map(scalar).join(',') : scalar(value);
}

function scalar(value: Json): string {
  if (Array.isArray(value) || isObject(value) || value === null) {
    throw new Error(`${JSON.stringify(value)} cannot be written as a single parameter value`);
  }
  return String(value);
}
