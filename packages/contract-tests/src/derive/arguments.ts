import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import type { Json } from '../schema/json.ts';
import { flatten, type Resolve, type Schema, typesOf } from '../schema/schema.ts';

/** Everything one call passes, by parameter name. */
export interface CallArguments {
  /** The request example it was made from, for messages. */
  readonly name: string;
  readonly path: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  readonly header: Readonly<Record<string, Json>>;
  /** Absent when the operation takes no body, or the call sends none. */
  readonly body?: Json;
}

/** The value a parameter is called with: its example, else its default, else its first enum value. */
export function exampleOf(operation: Operation, parameter: OperationParameter, resolve: Resolve): Json {
  const schema = flatten(parameter.schema as Schema, resolve);
  const value = parameter.example ?? schema.default ?? schema.enum?.[0];
  if (value === undefined) {
    throw new Error(
      `${operation.operationId}: ${parameter.in} parameter "${parameter.name}" has no example; add \`example\` to it`,
    );
  }
  return value;
}

/** The smallest complete call: required parameters alone. */
export function requiredArguments(operation: Operation, resolve: Resolve): CallArguments {
  return argumentsWith(operation, resolve, 'required', (parameter) => parameter.required);
}

/** The fullest call: every parameter at once. */
export function allArguments(operation: Operation, resolve: Resolve): CallArguments {
  return argumentsWith(operation, resolve, 'every parameter', () => true);
}

/** One call per named request example; one call for an operation without a body. */
export function exampleArguments(operation: Operation, resolve: Resolve): readonly CallArguments[] {
  const bare = requiredArguments(operation, resolve);
  const body = operation.requestBody;
  if (body === undefined) {
    return [bare];
  }
  const examples = body.content[0]?.examples ?? [];
  if (examples.length === 0) {
    throw new Error(`${operation.operationId}: the request body has no named example; add one under \`examples\``);
  }
  const named = examples.map(({ name, value }) => ({ ...bare, name, body: value }));
  return body.required ? named : [...named, { ...bare, name: 'no body' }];
}

/** One call per optional parameter, each with that parameter alone beside the required ones. */
export function parameterArguments(operation: Operation, resolve: Resolve): readonly CallArguments[] {
  const base = exampleArguments(operation, resolve)[0] ?? requiredArguments(operation, resolve);
  return operation.parameters
    .filter((parameter) => !parameter.required)
    .map((parameter) => {
      const place = parameter.in as 'query' | 'header';
      const value = exampleOf(operation, parameter, resolve);
      return { ...base, name: `${place} ${parameter.name}`, [place]: { ...base[place], [parameter.name]: value } };
    });
}

/** Whether a parameter takes several values. */
export function isList(parameter: OperationParameter, resolve: Resolve): boolean {
  return typesOf(flatten(parameter.schema as Schema, resolve)).includes('array');
}

function argumentsWith(
  operation: Operation,
  resolve: Resolve,
  name: string,
  wanted: (parameter: OperationParameter) => boolean,
): CallArguments {
  const of = (place: OperationParameter['in']) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === place && wanted(parameter))
        .map((parameter) => [parameter.name, exampleOf(operation, parameter, resolve)]),
    );
  return { name, path: of('path'), query: of('query'), header: of('header') };
}
