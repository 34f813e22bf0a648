import { checkFunctions, checkHeaders, checkRetries } from '../config/check-settings.ts';
import type { CallOptions } from '../config/options.ts';
import { checkNames, isObject } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';
import type { Operation, QueryParameters } from './operation.ts';

const OPTIONS: readonly string[] = ['signal', 'timeout', 'deadline', 'retries', 'headers'];

function refuse(problem: string): never {
  throw new UsageError(problem);
}

/** The names of query parameters. */
export function namesOf(parameters: QueryParameters = {}): readonly string[] {
  return Object.entries(parameters).flatMap(([name, lookups]) => lookups.map((lookup) => name + lookup));
}

function checkParams(params: object, names: readonly string[]): void {
  const misplaced = OPTIONS.find((name) => name in params && !names.includes(name));
  if (misplaced !== undefined) {
    refuse(`"${misplaced}" is an option. Options come after the query parameters: {}, { ${misplaced} }.`);
  }
  checkNames(params, names, 'there is no query parameter');
}

function checkOptions({ items, mfa, headers = {} }: Operation, options: Readonly<Record<string, unknown>>): void {
  const own = [...(items ? ['prefetch'] : []), ...(mfa ? ['onMfa'] : []), ...Object.keys(headers)];
  checkNames(options, [...OPTIONS, ...own], 'there is no option');
  for (const [option, [, ...known]] of Object.entries(headers)) {
    const value = options[option];
    if (value !== undefined && known.length > 0 && !known.includes(value as string)) {
      refuse(`${option} must be '${known.join("' or '")}'.`);
    }
  }
  checkRetries(options);
  checkHeaders(options);
  const { signal, onMfa } = options as CallOptions & { readonly onMfa?: unknown };
  if (signal && typeof signal.addEventListener !== 'function') {
    refuse('signal must be an AbortSignal, such as controller.signal.');
  }
  checkFunctions({ onMfa });
}

/**
 * Checks the values of a call as TypeScript would, for programs without it.
 *
 * @param names The operation's query parameters.
 * @throws UsageError for a value that cannot be what its place is for, and a name that means nothing.
 */
export function checkArguments(operation: Operation, values: readonly unknown[], names: readonly string[]): void {
  // The values in the path are checked in `url.ts`, also for clients that check nothing else: they must not lead elsewhere.
  let at = operation.path.split('{').length;
  const next = (what: string, isRequired = false) => {
    const value = values[at++];
    if (value === undefined ? isRequired : !isObject(value)) {
      refuse(`${what} must be an object.`);
    }
    return value as Readonly<Record<string, unknown>> | undefined;
  };
  if (operation.body) {
    next('the request body', operation.body === 'required');
  }
  if (operation.write) {
    const params = next('query parameters');
    if (params) {
      checkParams(params, names);
    }
  }
  const options = next('options');
  if (options) {
    checkOptions(operation, options);
  }
}
