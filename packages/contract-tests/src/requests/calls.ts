import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import fc from 'fast-check';
import type { CallArguments } from '../derive/arguments.ts';
import { isAsyncHeader, isFixedHeader, onlyValue } from '../derive/header-roles.ts';
import { valuesOf } from '../schema/arbitrary.ts';
import type { Json } from '../schema/json.ts';
import type { Resolve, Schema } from '../schema/schema.ts';
import type { Validator } from '../schema/validator.ts';

/**
 * Calls of one operation that the specification permits: any mixture of optional parameters, any body that fits.
 * The header that asks for asynchronous work is left out, for it changes the response.
 */
export function callsOf(operation: Operation, resolve: Resolve): fc.Arbitrary<CallArguments> {
  const inPlace = (place: OperationParameter['in']) => {
    const parameters = operation.parameters.filter(
      (parameter) => parameter.in === place && !isAsyncHeader(operation, parameter, resolve),
    );
    const model = Object.fromEntries(parameters.map((parameter) => [parameter.name, valuesIn(parameter, resolve)]));
    const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
    return fc.record(model, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Record<string, Json>>;
  };
  const body = bodyOf(operation, resolve);
  return fc
    .record(
      { path: inPlace('path'), query: inPlace('query'), header: inPlace('header'), body },
      { noNullPrototype: true },
    )
    .map(({ body: sent, ...places }) => ({ name: 'generated', ...places, ...(sent !== undefined && { body: sent }) }));
}

/** Whether body and parameters really fit: see `valuesOf`. */
export function isValidCall(operation: Operation, call: CallArguments, validator: Validator): boolean {
  const schema = operation.requestBody?.content[0]?.schema as Schema | undefined;
  return (
    // Leaving a body out is sending an empty one.
    (schema === undefined || validator.fits(schema, call.body ?? {})) &&
    operation.parameters.every(({ in: place, name, schema: own }) => {
      const value = call[place as 'path' | 'query' | 'header'][name];
      return value === undefined || validator.fits(own as Schema, value);
    })
  );
}

function bodyOf({ requestBody }: Operation, resolve: Resolve): fc.Arbitrary<Json | undefined> {
  const schema = requestBody?.content[0]?.schema as Schema | undefined;
  if (schema === undefined) {
    return fc.constant(undefined);
  }
  const values = valuesOf(schema, resolve);
  return requestBody?.required ? values : fc.option(values, { nil: undefined });
}

function valuesIn(parameter: OperationParameter, resolve: Resolve): fc.Arbitrary<Json> {
  if (isFixedHeader(parameter, resolve)) {
    return fc.constant(onlyValue(parameter, resolve) as Json);
  }
  const values = valuesOf(parameter.schema as Schema, resolve);
  return values.filter((value) => isWritable(parameter.in, value));
}

/** What has a spelling in its place: an empty list has none, and a comma in a listed value cannot be told from the next. */
function isWritable(place: OperationParameter['in'], value: Json): boolean {
  if (value === null) {
    return false;
  }
  if (Array.isArray(value)) {
    return value.length > 0 && value.every((one) => one !== '' && !String(one).includes(','));
  }
  const text = String(value);
  if (place === 'path') {
    return !['', '.', '..'].includes(text) && !text.includes('/') && !text.includes('\\');
  }
  return place === 'header' ? /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) : text !== '';
}
