// The address of a call: its path and its query.
import { UsageError } from '../errors/call-errors.ts';
import { encode } from '../util/url.ts';
import type { Operation, Params } from './operation.ts';

/** Nothing, `.` and `..`, which would lead to another operation, even encoded (RFC 3986, 5.2.4). */
const NOTHING = /^\.{0,2}$/;

/** One value as one segment of a path. */
function segment(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || NOTHING.test(text)) {
    throw new UsageError(`"${String(text)}" cannot be part of a path. Give an identifier.`);
  }
  return encode(text);
}

/** The path of a call: its template with the placeholders filled in order. */
export function buildPath(path: string, values: readonly unknown[]): string {
  let at = 0;
  return path.replace(/\{.+?\}/g, () => segment(values[at++]));
}

const isScalar = (value: unknown) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** Options in the wrong place, where plain JavaScript may have them. The others are refused for their values. */
const OPTION = /^(timeout|deadline|retries|prefetch)$/;

/** One parameter in style `form` (OpenAPI 3.1, 4.8.12.3; RFC 6570, 3.2.8): joined by commas, or repeated. */
function pair({ exploded, hasOptionNames }: Operation, name: string, value: unknown): string {
  const items = [value].flat();
  if (!hasOptionNames && OPTION.test(name)) {
    throw new UsageError(`"${name}" is an option: it comes after the query parameters.`);
  }
  if (items.length === 0 || !items.every(isScalar)) {
    throw new UsageError(
      `parameter "${name}" must be text, a number, a boolean, or a list of some. A Date is date.toISOString().`,
    );
  }
  const key = `${encode(name)}=`;
  return key + items.map((item) => encode(item as string)).join(exploded?.includes(name) ? `&${key}` : ',');
}

/** The query of a call, with its question mark; empty when there are no parameters. `undefined` is left out. */
export function buildQuery(operation: Operation, params: Params | undefined): string {
  let query = '';
  for (const name in params) {
    const value = params[name];
    if (value !== undefined) {
      query += (query && '&') + pair(operation, name, value);
    }
  }
  return query && `?${query}`;
}
