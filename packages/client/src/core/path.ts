import { UsageError } from '../errors/usage-error.ts';
import type { Operation } from './operation.ts';

/** One value as one segment of a path. `.` and `..` would lead to another operation, even encoded (RFC 3986, 5.2.4). */
function segment(operation: Operation, value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '' || text === '.' || text === '..') {
    throw new UsageError(`${operation.id}: "${String(text)}" cannot be part of a path. Give an identifier.`, {
      operation: operation.id,
    });
  }
  return encodeURIComponent(text);
}

/** The path of a call: the template with its placeholders filled in order. */
export function buildPath(operation: Operation, values: readonly unknown[]): string {
  if (values.length === 0) {
    return operation.path;
  }
  let at = 0;
  return operation.path.replace(/\{[^{}]+\}/g, () => segment(operation, values[at++]));
}
