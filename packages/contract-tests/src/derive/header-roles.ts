import type { Operation, OperationParameter } from '@belvo-openapi/spec';
import { flatten, type Resolve, type Schema } from '../schema/schema.ts';

/** The only value a parameter may have, if there is just one. */
export function onlyValue(parameter: OperationParameter, resolve: Resolve): unknown {
  const { const: constant, enum: values = [] } = flatten(parameter.schema as Schema, resolve);
  return constant ?? (values.length === 1 ? values[0] : undefined);
}

/** A header the client sends by itself: required, with one permitted value. It is no argument. */
export function isFixedHeader(parameter: OperationParameter, resolve: Resolve): boolean {
  return parameter.in === 'header' && parameter.required && onlyValue(parameter, resolve) !== undefined;
}

/** The header that asks for asynchronous work: optional, with the one value `async`, on an operation that has a 202. */
export function isAsyncHeader(operation: Operation, parameter: OperationParameter, resolve: Resolve): boolean {
  return (
    parameter.in === 'header' &&
    !parameter.required &&
    onlyValue(parameter, resolve) === 'async' &&
    operation.responses.some(({ status }) => status === '202')
  );
}

/** A header whose value the client makes up when the caller gives none. */
export function isIdempotencyKey({ in: place, name }: OperationParameter): boolean {
  return place === 'header' && /idempotency-key$/i.test(name);
}
