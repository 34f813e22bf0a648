// The address of a call: its path and its query.
import { UsageError } from '../errors/call-errors.ts';
import { encode } from '../util/url.ts';
import type { Operation, Params } from './operation.ts';

/** Characters that a path carries as they are (RFC 3986, 2.3); the usual identifiers consist of them. */
const PLAIN = /^[\w-]+$/;

/** Nothing, `.` and `..`, which would lead to another operation, even encoded (RFC 3986, 5.2.4). */
const NOTHING = /^\.{0,2}$/;

/** One value as one segment of a path. */
function segment(operation: Operation, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || NOTHING.test(text)) {
    throw new UsageError(`"${String(text)}" cannot be part of a path. Give an identifier.`, {
      operation: operation.id,
    });
  }
  return PLAIN.test(text) ? text : encode(text);
}

/** The path of a call: the template with its placeholders filled in order. */
export function buildPath(operation: Operation, values: readonly unknown[]): string {
  const { path } = operation;
  let built = '';
  let from = 0;
  let at = 0;
  for (let open = path.indexOf('{'); open >= 0; open = path.indexOf('{', from)) {
    built += path.slice(from, open) + segment(operation, values[at++]);
    from = path.indexOf('}', open) + 1;
  }
  return from === 0 ? path : built + path.slice(from);
}

function refuse(operation: Operation, name: string, problem: string): never {
  throw new UsageError(`parameter "${name}" ${problem}`, { operation: operation.id });
}

function scalar(operation: Operation, name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
    return encode(value as string);
  }
  return refuse(operation, name, 'must be text, a number or a boolean. A Date is date.toISOString().');
}

/** One parameter in style `form` (OpenAPI 3.1, 4.8.12.3; RFC 6570, 3.2.8): joined by commas, or repeated. */
function pair(operation: Operation, name: string, value: unknown): string {
  const items = [value].flat().map((item) => scalar(operation, name, item));
  if (items.length === 0) {
    refuse(operation, name, 'is an empty list. Leave it out to not filter.');
  }
  const key = `${encode(name)}=`;
  return key + items.join(operation.exploded?.includes(name) ? `&${key}` : ',');
}

/** The query of a call, with its question mark; empty when there are no parameters. `undefined` is left out. */
export function buildQuery(operation: Operation, params: Params | undefined): string {
  let query = '';
  for (const name in params) {
    const value = params[name];
    if (value !== undefined) {
      query += (query === '' ? '?' : '&') + pair(operation, name, value);
    }
  }
  return query;
}
