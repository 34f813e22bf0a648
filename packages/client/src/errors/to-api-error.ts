import type { PreparedRequest } from '../core/request.ts';
import { snippetOf } from '../core/snippet.ts';
import { edgeLimit } from '../generated/facts.ts';
import { scrub } from '../redact/scrub.ts';
import { readRetryAfter } from '../retry/retry-after.ts';
import type { ApiError, ApiFailure } from './api-error.ts';
import { AuthenticationError } from './authentication-error.ts';
import { ConflictError } from './conflict-error.ts';
import { readEntries } from './entries.ts';
import { NotFoundError } from './not-found-error.ts';
import { OtherStatusError } from './other-status-error.ts';
import { PermissionDeniedError } from './permission-denied-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { RequestTimeoutError } from './request-timeout-error.ts';
import { ServerError } from './server-error.ts';
import { ValidationError } from './validation-error.ts';

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

/** The error an answer with status 4xx or 5xx stands for. */
export function toApiError(
  request: PreparedRequest,
  { status, headers }: Response,
  body: unknown,
  text: string,
): ApiError {
  const contentType = headers.get('content-type') ?? '';
  const failure: ApiFailure = {
    operation: request.operation.id,
    status,
    headers,
    body,
    errors: readEntries(body, (said) => scrub(said, request)),
    unread:
      body === undefined && text
        ? { contentType: contentType || undefined, snippet: snippetOf(text, request) }
        : undefined,
    retryAfterMs: readRetryAfter(headers.get('retry-after'), Date.now()),
  };
  return request.operation.mfaError?.(request, failure) ?? new (classOf(status, contentType))(failure);
}
