import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import type { CallArguments } from '../derive/arguments.ts';
import { isFixedHeader } from '../derive/header-roles.ts';
import type { Json } from '../schema/json.ts';
import { mutationsOf } from '../schema/mutations.ts';
import { flatten, type Resolve, type Schema, typesOf } from '../schema/schema.ts';
import type { Validator } from '../schema/validator.ts';

/** A call with exactly one thing wrong. */
export interface BrokenCall {
  /** `unknown enum value at body.access_mode` */
  readonly what: string;
  /** Where it is, in the terms of the mock: `['body', 'access_mode']`. */
  readonly location: readonly string[];
  readonly call: CallArguments;
}

/** Every call that differs from a valid one in a single place that the specification forbids. */
export function brokenCalls(
  operation: Operation,
  call: CallArguments,
  resolve: Resolve,
  validator: Validator,
): readonly BrokenCall[] {
  return [
    ...brokenBodies(operation, call, resolve, validator),
    ...operation.parameters.flatMap((parameter) => brokenParameters(parameter, call, resolve, validator)),
  ];
}

function brokenBodies(
  { requestBody }: Operation,
  call: CallArguments,
  resolve: Resolve,
  validator: Validator,
): readonly BrokenCall[] {
  const schema = requestBody?.content[0]?.schema as Schema | undefined;
  if (schema === undefined || call.body === undefined) {
    return [];
  }
  const { body: valid, ...withoutBody } = call;
  const missing: BrokenCall = { what: 'missing required at body', location: ['body'], call: withoutBody };
  return [
    ...(requestBody?.required ? [missing] : []),
    ...mutationsOf(schema, valid, resolve, validator).map(({ kind, place, value }) => {
      const location = ['body', ...place.map(String)];
      return { what: `${kind} at ${location.join('.')}`, location, call: { ...call, body: value } };
    }),
  ];
}

function brokenParameters(
  parameter: OperationParameter,
  call: CallArguments,
  resolve: Resolve,
  validator: Validator,
): readonly BrokenCall[] {
  if (isFixedHeader(parameter, resolve)) {
    return [];
  }
  const place = parameter.in as 'path' | 'query' | 'header';
  const location = [place, place === 'header' ? parameter.name.toLowerCase() : parameter.name];
  const with_ = (value: Json | undefined): CallArguments => {
    const { [parameter.name]: _old, ...others } = call[place];
    return { ...call, [place]: value === undefined ? others : { ...others, [parameter.name]: value } };
  };
  const missing = { what: `missing required at ${location.join('.')}`, location, call: with_(undefined) };
  const wrong = wrongValues(parameter, resolve, validator).map((value) => ({
    what: `${JSON.stringify(value)} at ${location.join('.')}`,
    location,
    call: with_(value),
  }));
  return [...(parameter.required && place !== 'path' ? [missing] : []), ...wrong];
}

/** One value per way a parameter can be wrong, among those that text on the wire can express. */
function wrongValues(parameter: OperationParameter, resolve: Resolve, validator: Validator): readonly Json[] {
  const schema = flatten(parameter.schema as Schema, resolve);
  const isList = typesOf(schema).includes('array');
  const one = isList ? flatten(schema.items ?? true, resolve) : schema;
  const types = typesOf(one);
  const candidates: Json[] = [
    ...(one.format === undefined ? [] : ['not-of-this-format']),
    ...(one.enum ? ['not_in_the_enum'] : []),
    ...(types.some((type) => ['integer', 'number', 'boolean'].includes(type)) ? ['not-a-number'] : []),
    ...(one.pattern === undefined ? [] : ['\u00a7']),
    ...(one.minimum === undefined ? [] : [one.minimum - 1]),
    ...(one.maximum === undefined ? [] : [one.maximum + 1]),
    ...(one.maxLength === undefined ? [] : ['x'.repeat(one.maxLength + 1)]),
    ...(one.minLength !== undefined && one.minLength > 1 ? ['x'] : []),
  ];
  const wireable = candidates.filter((value) => parameter.in !== 'header' || /^[\x21-\x7e]+$/.test(String(value)));
  return wireable
    .map((value) => (isList ? [value] : value))
    .filter((value) => !validator.fits(parameter.schema as Schema, value));
}
