import type { CallOptions } from '../config/options.ts';
import { checkNames, isObject } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';
import type { Operation } from './operation.ts';

const OPTIONS: readonly string[] = ['signal', 'timeout', 'deadline', 'retries', 'headers'];

function refuse(operation: Operation, problem: string): never {
  throw new UsageError(problem, { operation: operation.id });
}

function checkBody(operation: Operation, body: unknown): void {
  const isMissing = body === undefined && operation.body === 'required';
  if (isMissing || (body !== undefined && (typeof body !== 'object' || body === null))) {
    refuse(operation, 'the request body must be an object.');
  }
}

function checkParams(operation: Operation, params: unknown, names: readonly string[]): void {
  if (params === undefined) {
    return;
  }
  if (!isObject(params)) {
    refuse(operation, 'query parameters must be an object.');
  }
  const misplaced = OPTIONS.find((name) => name in params && !names.includes(name));
  if (misplaced !== undefined) {
    refuse(operation, `"${misplaced}" is an option. Options come after the query parameters: {}, { ${misplaced} }.`);
  }
  checkNames(params, names, 'there is no query parameter', operation.id);
}

function checkOptions(operation: Operation, options: unknown): void {
  if (options === undefined) {
    return;
  }
  if (!isObject(options)) {
    refuse(operation, 'options must be an object.');
  }
  const own = [...(operation.items ? ['prefetch'] : []), ...(operation.mfa ? ['onMfa'] : [])];
  const known = [...OPTIONS, ...own, ...Object.keys(operation.headers ?? {})];
  checkNames(options, known, 'there is no option', operation.id);
  const { signal, onMfa } = options as CallOptions & { readonly onMfa?: unknown };
  if (signal && typeof signal.addEventListener !== 'function') {
    refuse(operation, 'signal must be an AbortSignal, such as controller.signal.');
  }
  if (onMfa && typeof onMfa !== 'function') {
    refuse(operation, 'onMfa must be a function.');
  }
}

/**
 * Checks the values of a call as TypeScript would, for programs without it.
 *
 * @param names The operation's query parameters.
 * @throws UsageError for a value that cannot be what its place is for, a name that means nothing, and a value too many.
 */
export function checkArguments(operation: Operation, values: readonly unknown[], names: readonly string[]): void {
  // The path is checked where it is written, for it must never lead elsewhere.
  let at = operation.path.split('{').length;
  if (operation.body) {
    checkBody(operation, values[at++]);
  }
  if (operation.write) {
    checkParams(operation, values[at++], names);
  }
  checkOptions(operation, values[at++]);
  if (values.length > at) {
    refuse(operation, `takes ${at - 1} arguments at most, got ${values.length - 1}.`);
  }
}
