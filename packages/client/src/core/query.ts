import { addHeaders } from '../config/headers.ts';
import { UsageError } from '../errors/usage-error.ts';
import { encode } from './encode.ts';
import type { Operation, Params } from './operation.ts';

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
    if (value !== undefined && !operation.headerNames?.includes(name)) {
      query += (query === '' ? '?' : '&') + pair(operation, name, value);
    }
  }
  return query;
}

/** Adds the parameters that are headers, for operations that have no others: their query is empty. */
export function writeHeaders(operation: Operation, params: Params | undefined, headers: Record<string, string>): '' {
  for (const name of operation.headerNames ?? []) {
    addHeaders(headers, { [name]: params?.[name] });
  }
  return '';
}

/** The query of a call; those of the parameters that are headers are added to them. */
export function writeParams(operation: Operation, params: Params | undefined, headers: Record<string, string>): string {
  return writeHeaders(operation, params, headers) + buildQuery(operation, params);
}
