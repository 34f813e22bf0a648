import type { CallOptions } from '../config/options.ts';
import { UsageError } from '../errors/call-errors.ts';
import { configOf } from './client.ts';
import type { CallArguments, Operation, Params } from './operation.ts';

const NO_OPTIONS: CallOptions = {};

/**
 * Puts the values of a call into their places: client, what is in the path, request body, query parameters, options. Each
 * place has one meaning, and those that an operation does not need are left out.
 *
 * @throws UsageError for a value that cannot be what its place is for, and for one too many, where the client checks that.
 */
export function readArguments(operation: Operation, values: readonly unknown[]): CallArguments {
  const config = configOf(values[0]);
  config.check?.(operation, values);
  let at = operation.path.split('{').length;
  const path = values.slice(1, at);
  const body = operation.body && values[at++];
  const params = operation.write && (values[at++] as Params | undefined);
  const options = (values[at] as CallOptions | undefined) ?? NO_OPTIONS;
  if (values.length > at + 1) {
    throw new UsageError(`takes ${at} arguments at most, got ${values.length - 1}.`);
  }
  return { config, operation, path, body, params, options };
}
