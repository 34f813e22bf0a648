import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import type { MockResponse } from '../engine/engine.ts';
import type { BodyViolation } from './body-violations.ts';
import { type ErrorShape, errorShape } from './error-codes.ts';
import { type Violation, violationsHeader } from './violation.ts';

/** A violation as far as it is known; those of parameters tell less. */
export type AnyViolation = Violation & Partial<Pick<BodyViolation, 'value' | 'schema' | 'params'>>;

/** Enough to be understood; a list of many thousand items may have as many mistakes. */
const mostReasons = 50;

/** All requests that are wrong get this id; whoever sends the response gives it one of its own. */
const placeholderId = '0'.repeat(32);

/**
 * The response to a request that breaks the specification, as the operation words such responses: the code that means the
 * mistake, out of those that the response declares, and the field that it is about.
 *
 * A parameter in the path that is nothing the API could have given out means an object that does not exist.
 *
 * @returns `undefined` when the operation declares no status with a code that fits.
 */
export function refusalFor(
  document: OpenApiDocument,
  operation: Operation,
  violations: readonly AnyViolation[],
): MockResponse | undefined {
  const inPath = violations.filter(({ location }) => location[1] === 'path');
  const missing = inPath.length === 0 ? undefined : worded(errorShape(document, operation, 404), inPath, ['not_found']);
  if (missing !== undefined) {
    return missing;
  }
  for (const status of [400, 422]) {
    const response = worded(errorShape(document, operation, status), violations);
    if (response !== undefined) {
      return response;
    }
  }
  return undefined;
}

function worded(
  shape: ErrorShape | undefined,
  violations: readonly AnyViolation[],
  codes?: readonly string[],
): MockResponse | undefined {
  if (shape === undefined) {
    return undefined;
  }
  const reasons = new Map<string, Readonly<Record<string, unknown>>>();
  for (const violation of violations.slice(0, mostReasons)) {
    const code = (codes ?? candidates(violation)).find((candidate) => shape.declares(candidate));
    if (code === undefined) {
      return undefined;
    }
    const field = codes === undefined ? fieldOf(violation) : undefined;
    // Several keywords that one value breaks are one mistake.
    if (!reasons.has(field ?? '')) {
      reasons.set(field ?? '', reasonOf(shape, code, field, violation));
    }
  }
  return {
    status: shape.status,
    headers: { 'Content-Type': shape.mediaType, 'sl-violations': violationsHeader(violations) },
    body: Buffer.from(JSON.stringify([...reasons.values()])),
  };
}

function reasonOf(
  { reasons, fields }: ErrorShape,
  code: string,
  field: string | undefined,
  violation: AnyViolation,
): Readonly<Record<string, unknown>> {
  const shown = reasons.find((reason) => reason.code === code && (reason.field ?? undefined) === field);
  const message = shown?.message ?? messages(violation)[code] ?? messages(violation).invalid;
  const all = { code, message, request_id: shown?.request_id ?? placeholderId, ...(field !== undefined && { field }) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.has(name)));
}

/** The field that is wrong; a nested one with the names that lead to it. */
function fieldOf({ location }: Violation): string | undefined {
  const [, place, ...names] = location;
  return place === undefined || names.length === 0 ? undefined : names.join('.');
}

/** What may stand when a response does not declare the code that says it best. */
const general = ['invalid', 'validation_error', 'required', 'parse_error'] as const;

/** The codes that mean a violation, the one that says it best first. */
function candidates({ code, value, schema, location }: AnyViolation): readonly string[] {
  const best = (): readonly string[] => {
    switch (code) {
      case 'required':
        return location.length <= 2 ? ['required', 'parse_error'] : ['required', 'blank'];
      case 'type':
        return value === null ? ['null', 'required'] : [schema?.type].flat().includes('array') ? ['not_a_list'] : [];
      case 'minLength':
        return value === '' ? ['blank'] : ['min_length'];
      case 'maxLength':
        return ['max_length'];
      case 'enum':
      case 'const':
        return ['invalid_choice'];
      case 'minimum':
      case 'exclusiveMinimum':
        return ['min_value'];
      case 'maximum':
      case 'exclusiveMaximum':
        return ['max_value', 'max_digits'];
      case 'multipleOf':
        return ['max_decimal_places'];
      case 'does_not_exist':
        return ['does_not_exist', 'not_found'];
      case '415':
      case 'parse':
        return ['parse_error'];
      default:
        return value === '' ? ['blank'] : [];
    }
  };
  // A credential that has not the form of the institution's is told apart from other fields.
  const credential = schema?.['x-sensitive'] === 'credential' && !['required', 'type'].includes(code) && value !== '';
  return [...(credential ? ['validation_error'] : []), ...best(), ...general];
}

/** What the codes mean in words. Values are not repeated: they may be secret. */
function messages({ params = {}, code }: AnyViolation): Readonly<Record<string, string>> {
  const limit = String(params.limit ?? '');
  return {
    required: 'This field is required.',
    null: 'This field may not be null.',
    blank: 'This field may not be blank.',
    not_a_list: 'Expected a list of items.',
    invalid_choice: 'This is not a valid choice.',
    min_length: `Ensure this field has at least ${limit} characters.`,
    max_length: `Ensure this field has no more than ${limit} characters.`,
    min_value: `Ensure this value is greater than or equal to ${limit}.`,
    max_value: `Ensure this value is less than or equal to ${limit}.`,
    max_digits: 'Ensure that there are no more digits than allowed.',
    max_decimal_places: 'Ensure that there are no more decimal places than allowed.',
    parse_error: code === '415' ? 'The body has to be application/json.' : 'The body is not valid JSON.',
    does_not_exist: 'There is no such object.',
    not_found: 'Not found.',
    validation_error: 'Bad request',
    invalid: ['additionalProperties', 'unevaluatedProperties'].includes(code)
      ? 'There is no such field.'
      : 'Enter a valid value.',
  };
}
