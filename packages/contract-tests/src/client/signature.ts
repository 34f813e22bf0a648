import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import type { CallArguments } from '../derive/arguments.ts';
import { isFixedHeader } from '../derive/header-roles.ts';
import type { Resolve } from '../schema/schema.ts';

/** Words of a header's name that say who defined it, and nothing of what it is about. */
const ORIGIN = ['x', 'belvo', 'api', 'request'];

/** The option that a header is in the client: `Belvo-Idempotency-Key` → `idempotencyKey`. */
function optionName(header: string): string {
  const words = header
    .toLowerCase()
    .split('-')
    .filter((word) => !ORIGIN.includes(word));
  return words.map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

/** The values of a call's parameters in one place, under the names that `nameOf` gives them. */
function valuesIn(
  operation: Operation,
  call: CallArguments,
  place: 'query' | 'header',
  isWanted: (parameter: OperationParameter) => boolean,
  nameOf: (name: string) => string,
): Readonly<Record<string, unknown>> {
  const chosen = operation.parameters.filter((parameter) => parameter.in === place && isWanted(parameter));
  const entries = chosen.map(({ name }) => [nameOf(name), call[place][name]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/**
 * The arguments of a client method, in the published order: path parameters in the order of the path, body, query
 * parameters, options. Headers that the caller chooses are options. What the signature does not have is left out.
 */
export function methodArguments(
  operation: Operation,
  call: CallArguments,
  options: object,
  resolve: Resolve,
): readonly unknown[] {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name as string);
  const hasQuery = operation.parameters.some(({ in: place }) => place === 'query');
  const isChosen = (parameter: OperationParameter) => !isFixedHeader(parameter, resolve);
  return [
    ...names.map((name) => call.path[name]),
    ...(operation.requestBody ? [call.body] : []),
    ...(hasQuery
      ? [
          valuesIn(
            operation,
            call,
            'query',
            () => true,
            (name) => name,
          ),
        ]
      : []),
    { ...options, ...valuesIn(operation, call, 'header', isChosen, optionName) },
  ];
}
