import type { OpenApiDocument, Operation, Schema } from '@belvo-openapi/spec';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { nearestErrors } from './nearest.ts';
import { checkOf } from './schemas.ts';
import type { Violation } from './violation.ts';

/** A violation, and what tells which code it means. */
export interface BodyViolation extends Violation {
  /** The value that is wrong; `undefined` where one is missing. */
  readonly value: unknown;
  /** The schema that it breaks. */
  readonly schema: Schema;
  /** What the keyword says, for example `{ limit: 12 }`. */
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * What is wrong with the JSON body of a request, of alternatives the nearest only; the order is that of the schema's
 * fields, with what is too much at the end.
 *
 * @returns `undefined` when the operation takes no JSON, or its schema cannot be compiled.
 */
export function bodyViolations(
  document: OpenApiDocument,
  operation: Operation,
  body: unknown,
): readonly BodyViolation[] | undefined {
  const schema = jsonContent(operation)?.schema;
  const errors = schema && checkOf(document, schema)(body);
  return (
    errors &&
    nearestErrors(errors)
      .map(toViolation)
      .sort((a, b) => rank(a) - rank(b))
  );
}

/** The JSON that an operation takes, if any. */
export function jsonContent({ requestBody }: Operation) {
  return requestBody?.content.find(({ mediaType }) => /^application\/(?:[^;\s]+\+)?json\b/i.test(mediaType));
}

function toViolation({
  instancePath,
  keyword,
  params,
  message = keyword,
  data,
  parentSchema,
}: ErrorObject): BodyViolation {
  const path = instancePath.split('/').slice(1).map(unescaped);
  const named = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const location = ['request', 'body', ...path, ...(typeof named === 'string' ? [named] : [])];
  const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
  return {
    location,
    severity: 'Error',
    code: keyword,
    message: `Request body ${path.length > 0 ? `property ${path.join('.')} ` : ''}${message}${allowed}`,
    value: params.missingProperty === undefined ? data : undefined,
    schema: (parentSchema ?? {}) as Schema,
    params,
  };
}

/** RFC 6901, section 4. */
function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function rank({ code }: BodyViolation): number {
  return ['required', 'type'].includes(code)
    ? 0
    : ['additionalProperties', 'unevaluatedProperties'].includes(code)
      ? 2
      : 1;
}
