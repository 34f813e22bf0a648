import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import { exampleOf, requiredArguments } from '../derive/arguments.ts';
import type { Json } from '../schema/json.ts';
import { flatten, type Schema, typesOf } from '../schema/schema.ts';
import type { Validator } from '../schema/validator.ts';
import type { Contract } from '../support/bundle.ts';
import type { RawRequest } from '../support/raw-request.ts';
import { addressOf, bare, type PostmanRequest, variableIn } from './postman.ts';

/** The operation that a request of a collection calls; `undefined` when there is none today. */
export function operationOf({ operations }: Contract, request: PostmanRequest): Operation | undefined {
  const path = bare(addressOf(request).path);
  return operations.find(
    (operation) => operation.method === request.method.toLowerCase() && bare(operation.path) === path,
  );
}

/** A text of an address or a header as the value that a schema describes: lists are joined by commas. */
function typedValue(text: string, parameter: OperationParameter, { resolve }: Contract): Json {
  const schema = flatten(parameter.schema as Schema, resolve);
  const read = (part: string, types: readonly string[]): Json =>
    types.some((type) => ['integer', 'number', 'boolean'].includes(type)) && /^(-?\d+(\.\d+)?|true|false)$/.test(part)
      ? (JSON.parse(part) as Json)
      : part;
  return typesOf(schema).includes('array')
    ? text.split(',').map((part) => read(part, typesOf(flatten(schema.items ?? true, resolve))))
    : read(text, typesOf(schema));
}

function asText(value: Json): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

/** What fills in the sample values of a collection, and what judges them. */
export interface Filling {
  readonly contract: Contract;
  readonly validator: Validator;
  readonly baseUrl: string;
}

/** Why a text does not fit a parameter; empty when it does. */
export function sampleProblems(
  { contract, validator }: Filling,
  parameter: OperationParameter,
  text: string,
): readonly string[] {
  return validator.problems(parameter.schema as Schema, typedValue(text, parameter, contract));
}

/** The value that a caller fills in for a sample: the sample itself when it fits, else the specification's example. */
function filled(filling: Filling, operation: Operation, parameter: OperationParameter, sample: string): string {
  return sample !== '' && sampleProblems(filling, parameter, sample).length === 0
    ? sample
    : asText(exampleOf(operation, parameter, filling.contract.resolve));
}

/**
 * A request as Postman sends it once its sample values are filled in: variables of the path by position, filler in query
 * and headers by fitting values; the path's slashes and the body stay byte for byte.
 *
 * @param path Values of the path's variables instead, by position.
 */
export function filledRequest(
  filling: Filling,
  operation: Operation,
  request: PostmanRequest,
  path: readonly string[] = Object.values(requiredArguments(operation, filling.contract.resolve).path).map(asText),
): RawRequest {
  const address = addressOf(request);
  const values = [...path];
  const written = address.path
    .split('/')
    .map((segment) => (variableIn(segment) === undefined ? segment : encodeURIComponent(values.shift() ?? '')))
    .join('/');
  const find = (place: string, name: string) =>
    operation.parameters.find((each) => each.in === place && each.name.toLowerCase() === name.toLowerCase());
  // A value that stands twice is sent once: only lists are repeated, and their values are joined by commas.
  const once = address.query.filter(([name], index, all) => all.findIndex(([other]) => other === name) === index);
  const query = once.map(([name, sample]) => {
    const parameter = find('query', name);
    const value = parameter ? filled(filling, operation, parameter, sample) : sample;
    return `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2C', ',')}`;
  });
  const headers = (request.header ?? [])
    .filter(({ disabled, key }) => !disabled && key.toLowerCase() !== 'authorization')
    .map(({ key, value }) => {
      const parameter = find('header', key);
      return [
        key.toLowerCase(),
        parameter ? filled(filling, operation, parameter, value ?? '') : (value ?? ''),
      ] as const;
    });
  const { raw } = request.body ?? {};
  return {
    method: request.method,
    url: `${filling.baseUrl}${written}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    headers: {
      ...(raw !== undefined && { 'content-type': 'application/json' }),
      ...Object.fromEntries(headers),
      authorization: `Basic ${Buffer.from('postman-user:not-a-real-password').toString('base64')}`,
    },
    ...(raw !== undefined && { body: raw }),
  };
}

/** Why the specification refuses a filled-in request, as its own validator sees it; empty when it takes it. */
export function requestProblems(
  { validator }: Filling,
  operation: Operation,
  request: PostmanRequest,
): readonly string[] {
  const address = addressOf(request);
  const names = new Set(address.query.map(([name]) => name));
  const missing = operation.parameters
    .filter(({ in: place, required, name }) => place === 'query' && required && !names.has(name))
    .map(({ name }) => `${name} is missing in the query`);
  const { raw } = request.body ?? {};
  const { requestBody } = operation;
  if (!requestBody || (raw === undefined && !requestBody.required)) {
    return missing;
  }
  if (raw === undefined) {
    return [...missing, 'the body is missing'];
  }
  return [...missing, ...validator.problems(requestBody.content[0]?.schema as Schema, parsed(raw))];
}

/** A body as JSON; the text itself when it is none. */
export function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
