import type { CallOptions } from '../config/options.ts';
import { checkNames, isObject } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';
import { configOf } from './client.ts';
import type { CallArguments, Operation, Params } from './operation.ts';

const OPTIONS: readonly string[] = ['signal', 'timeout', 'deadline', 'retries', 'headers'];

const NO_OPTIONS: CallOptions = {};

function refuse(operation: Operation, problem: string): never {
  throw new UsageError(problem, { operation: operation.id });
}

function readBody(operation: Operation, body: unknown): unknown {
  const isMissing = body === undefined && operation.body === 'required';
  if (isMissing || (body !== undefined && (typeof body !== 'object' || body === null))) {
    refuse(operation, 'the request body must be an object.');
  }
  return body;
}

function readParams(operation: Operation, params: unknown): Params | undefined {
  if (params === undefined) {
    return undefined;
  }
  if (!isObject(params)) {
    refuse(operation, 'query parameters must be an object.');
  }
  const [misplaced] = OPTIONS.filter((name) => name in params && !operation.query?.includes(name));
  if (misplaced !== undefined) {
    refuse(operation, `"${misplaced}" is an option. Options come after the query parameters: {}, { ${misplaced} }.`);
  }
  checkNames(params, operation.query ?? [], 'there is no query parameter', operation.id);
  return params as Params;
}

/**
 * Checks the options of a call.
 *
 * @param extra Options that only some calls have.
 * @throws UsageError for one that is none.
 */
export function readOptions(operation: Operation, options: unknown, extra: readonly string[]): CallOptions {
  if (options === undefined) {
    return NO_OPTIONS;
  }
  if (!isObject(options)) {
    refuse(operation, 'options must be an object.');
  }
  const headers = Object.keys(operation.headers ?? {});
  checkNames(options, [...OPTIONS, ...headers, ...extra], 'there is no option', operation.id);
  const { signal, onMfa } = options as CallOptions & { readonly onMfa?: unknown };
  if (signal && typeof signal.addEventListener !== 'function') {
    refuse(operation, 'signal must be an AbortSignal, such as controller.signal.');
  }
  if (onMfa && typeof onMfa !== 'function') {
    refuse(operation, 'onMfa must be a function.');
  }
  return options;
}

/**
 * Puts the values of a call into their places: client, what is in the path, request body, query parameters, options. Each
 * place has one meaning, and those that an operation does not need are left out.
 *
 * @param extra Options that only some calls have.
 * @throws UsageError for a value that cannot be what its place is for, and for one too many.
 */
export function readArguments(
  operation: Operation,
  values: readonly unknown[],
  extra: readonly string[],
): CallArguments {
  const config = configOf(values[0]);
  let at = operation.path.split('{').length;
  const path = values.slice(1, at);
  const body = operation.body ? readBody(operation, values[at++]) : undefined;
  const params = operation.query ? readParams(operation, values[at++]) : undefined;
  const options = readOptions(operation, values[at++], extra);
  if (values.length > at) {
    refuse(operation, `takes ${at - 1} arguments at most, got ${values.length - 1}.`);
  }
  return { config, operation, path, body, params, options };
}
