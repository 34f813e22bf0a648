import { UsageError } from '../errors/usage-error.ts';
import type { Operation } from './operation.ts';

type Params = Readonly<Record<string, unknown>>;

function refuse(operation: Operation, name: string, problem: string): never {
  throw new UsageError(`${operation.id}: parameter "${name}" ${problem}`, { operation: operation.id });
}

function scalar(operation: Operation, name: string, value: unknown): string {
  if (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  ) {
    return encodeURIComponent(value);
  }
  return refuse(operation, name, 'must be text, a number or a boolean. Write a Date as date.toISOString().');
}

/** One parameter in style `form` (OpenAPI 3.1, 4.8.12.3; RFC 6570, 3.2.8): joined by commas, or repeated. */
function pair(operation: Operation, name: string, value: unknown): string {
  const key = encodeURIComponent(name);
  if (!Array.isArray(value)) {
    return `${key}=${scalar(operation, name, value)}`;
  }
  if (value.length === 0) {
    refuse(operation, name, 'is an empty list. Leave it out to not filter.');
  }
  const items = value.map((item) => scalar(operation, name, item));
  return operation.exploded?.includes(name)
    ? items.map((item) => `${key}=${item}`).join('&')
    : `${key}=${items.join(',')}`;
}

/** The query of a call, with its question mark; empty when there are no parameters. `undefined` is left out. */
export function buildQuery(operation: Operation, params: Params | undefined): string {
  let query = '';
  for (const name in params) {
    const value = params[name];
    if (value !== undefined && !operation.headerNames?.includes(name)) {
      query += `${query === '' ? '?' : '&'}${pair(operation, name, value)}`;
    }
  }
  return query;
}

/** Adds those of the parameters that are headers. */
export function addHeaderParams(
  operation: Operation,
  params: Params | undefined,
  headers: Record<string, string>,
): void {
  for (const name of operation.headerNames ?? []) {
    const value = params?.[name];
    if (value !== undefined) {
      headers[name.toLowerCase()] = String(value);
    }
  }
}
