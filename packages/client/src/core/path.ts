import { UsageError } from '../errors/usage-error.ts';
import { encode } from './encode.ts';
import type { Operation } from './operation.ts';

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
  for (const value of values) {
    const open = path.indexOf('{', from);
    built += path.slice(from, open) + segment(operation, value);
    from = path.indexOf('}', open) + 1;
  }
  return from === 0 ? path : built + path.slice(from);
}
