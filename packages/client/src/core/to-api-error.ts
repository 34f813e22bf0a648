import {
  type ApiError,
  type ApiFailure,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  OtherStatusError,
  PermissionDeniedError,
  RateLimitError,
  RequestTimeoutError,
  ServerError,
  ValidationError,
} from '../errors/api-errors.ts';
import { readEntries } from '../errors/error-entries.ts';
import { edgeLimit } from '../generated/data/constants.ts';
import { scrub } from '../redact/scrub.ts';
import { readRetryAfter } from '../retry/retry-after.ts';
import type { IterableResponse } from '../util/fetch.ts';
import { snippetOf } from './invalid.ts';
import type { PreparedRequest } from './operation.ts';

function classOf(status: number, contentType: string): new (failure: ApiFailure) => ApiError {
  const known: Record<number, unknown> = {
    400: ValidationError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    408: RequestTimeoutError,
    409: ConflictError,
    422: ValidationError,
    429: RateLimitError,
  };
  // The edge refuses by a page of its own, before the API.
  const isEdgeLimit = status === edgeLimit.status && contentType.startsWith(edgeLimit.contentType);
  const found = isEdgeLimit ? RateLimitError : (known[status] ?? (status < 500 ? OtherStatusError : ServerError));
  return found as new (
    failure: ApiFailure,
  ) => ApiError;
}

/** The error that a response with status 4xx or 5xx stands for. */
export function toApiError(
  request: PreparedRequest,
  { status, headers }: IterableResponse,
  body: unknown,
  text: string,
): ApiError {
  const contentType = headers.get('content-type') ?? '';
  const failure: ApiFailure = {
    status,
    headers,
    body,
    errors: readEntries(body, (said) => scrub(said, request)),
    unread:
      body === undefined && text
        ? { contentType: contentType || undefined, snippet: snippetOf(text, request) }
        : undefined,
    retryAfterMs: readRetryAfter(headers.get('retry-after'), headers.get('date')),
  };
  return request.operation.mfaError?.(request, failure) ?? new (classOf(status, contentType))(failure);
}
