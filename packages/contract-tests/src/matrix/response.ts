import type { ApiError, BelvoError } from '@belvo-openapi/client';
import type { Library, Outcome } from '../client/invoke.ts';
import type { CallStyle, DeclaredResponse } from '../derive/cells.ts';
import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import { different } from '../wire/compare.ts';

/** The class each status becomes; statuses that are not listed here are `ServerError` from 500 on. */
const CLASSES: Record<number, string> = {
  400: 'ValidationError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  408: 'RequestTimeoutError',
  409: 'ConflictError',
  422: 'ValidationError',
  428: 'MfaRequiredError',
  429: 'RateLimitError',
};

/** Name of the public error class that stands for a response. A 428 that opens no session cannot be resumed. */
export function errorClassOf({ status, value }: DeclaredResponse): string {
  if (status === 428 && !entriesOf(value).some((entry) => entry.session !== undefined)) {
    return 'OtherStatusError';
  }
  return CLASSES[status] ?? (status >= 500 ? 'ServerError' : 'OtherStatusError');
}

/** Belvo answers with a list of reasons, or with a single one. */
function entriesOf(value: Json | undefined): readonly JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** How an outcome differs from the response that was given; empty when the client handed it over as it should. */
export function responseDifferences(
  response: DeclaredResponse,
  style: CallStyle,
  outcome: Outcome,
  library: Library,
): readonly string[] {
  const status = style === 'result' || !outcome.ok ? different('status', response.status, outcome.status) : [];
  if (response.status < 300) {
    return outcome.ok
      ? [...status, ...different('data', response.value, outcome.data)]
      : [`expected data, got ${outcome.error.name}: ${outcome.error.message}`];
  }
  return outcome.ok
    ? [`expected status ${response.status} to be an error, got data`]
    : [...status, ...errorDifferences(response, outcome.error, library)];
}

function errorDifferences(response: DeclaredResponse, error: BelvoError, library: Library): readonly string[] {
  const expectedClass = errorClassOf(response);
  const ErrorClass = (library as unknown as Record<string, new () => Error>)[expectedClass];
  const { body, code, errors, requestId } = error as Partial<ApiError>;
  const expected = entriesOf(response.value).map((entry) => ({
    code: entry.code ?? undefined,
    message: entry.message ?? undefined,
    requestId: entry.request_id ?? undefined,
    field: entry.field ?? undefined,
  }));
  return [
    ...(ErrorClass && error instanceof ErrorClass ? [] : [`expected ${expectedClass}, got ${error.name}`]),
    ...different('error.body', response.value, body),
    ...different('error.code', expected[0]?.code, code),
    ...different('error.requestId', expected[0]?.requestId, requestId),
    ...different(
      'error.errors',
      expected,
      errors?.map((entry) => ({ ...entry })),
    ),
  ];
}
