import type { OpenApiDocument, Operation, OperationParameter, Schema } from '@belvo-openapi/spec';
import { type SchemaView, viewSchema } from '../model/schema-view.ts';

const BY_FORMAT: Record<string, string> = {
  uuid: '00000000-0000-4000-8000-000000000001',
  date: '2026-01-31',
  'date-time': '2026-01-31T12:00:00Z',
  email: 'ana.exemplo@example.com',
  uri: 'https://example.com/',
};

function sample(view: SchemaView): unknown {
  const given = view.example ?? view.constant ?? view.default ?? view.enum?.[0];
  if (given !== undefined) {
    return given;
  }
  if (view.items) {
    return [sample(view.items)];
  }
  const [type] = view.types;
  if (type === 'integer' || type === 'number') {
    return 1;
  }
  return type === 'boolean' ? true : (BY_FORMAT[view.format ?? ''] ?? 'text');
}

/** A value for a parameter: its own example, else one that fits its schema. */
export function parameterValue(document: OpenApiDocument, parameter: OperationParameter): unknown {
  return parameter.example ?? sample(viewSchema(document, parameter.schema as Schema));
}

/** The header whose value makes a repeat harmless, of an operation that may only be repeated with one. */
export function idempotencyHeader(operation: Operation): OperationParameter | undefined {
  return operation.extensions.retry === 'keyed'
    ? operation.parameters.find(({ in: place, name }) => place === 'header' && /idempotency-key$/i.test(name))
    : undefined;
}

/** The parameters that a sample sends: those without which the call is refused or may not be repeated. */
export function sampleParameters(operation: Operation, place: OperationParameter['in']): OperationParameter[] {
  const key = idempotencyHeader(operation);
  return operation.parameters.filter(
    (parameter) => parameter.in === place && (parameter.required || parameter === key),
  );
}
