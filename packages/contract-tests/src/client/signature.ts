import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import type { CallArguments } from '../derive/arguments.ts';
import { isAsyncHeader, isFixedHeader } from '../derive/header-roles.ts';
import type { Resolve } from '../schema/schema.ts';

/**
 * The arguments of a client method, in the published order: path parameters in the order of the path, body, query and
 * header parameters in one object, options. `params` is left out where the signature has none.
 */
export function methodArguments(
  operation: Operation,
  call: CallArguments,
  options: object,
  resolve: Resolve,
): readonly unknown[] {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
  const chosen = operation.parameters.filter(({ in: place }) => place === 'query' || place === 'header');
  const params = Object.fromEntries(
    chosen
      .filter((parameter) => !isFixedHeader(parameter, resolve))
      .map(({ in: place, name }) => [name, call[place as 'query' | 'header'][name]] as const)
      .filter(([, value]) => value !== undefined),
  );
  const inSignature = chosen.some(
    (parameter) =>
      !isFixedHeader(parameter, resolve) &&
      (!isAsyncOverload(operation, parameter, resolve) || parameter.name in params),
  );
  return [
    ...names.map((name) => call.path[name]),
    ...(operation.requestBody ? [call.body] : []),
    ...(inSignature ? [params] : []),
    options,
  ];
}

/** The header is the parameter of an overload of its own, beside one that has another success than 202. */
function isAsyncOverload(operation: Operation, parameter: OperationParameter, resolve: Resolve): boolean {
  const successes = operation.responses.filter(({ status }) => status.startsWith('2'));
  return successes.length > 1 && isAsyncHeader(operation, parameter, resolve);
}
