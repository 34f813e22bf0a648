import type { PreparedRequest } from '../core/request.ts';
import { snippetOf } from '../core/snippet.ts';
import { rateLimit } from '../generated/facts.ts';
import { readChallenge } from '../mfa/challenge.ts';
import { resumeOf } from '../mfa/resume.ts';
import { scrub } from '../redact/scrub.ts';
import { readRetryAfter } from '../retry/retry-after.ts';
import type { ApiError, ApiFailure } from './api-error.ts';
import { AuthenticationError } from './authentication-error.ts';
import { ConflictError } from './conflict-error.ts';
import { entriesOf, readEntries } from './entries.ts';
import { MfaRequiredError } from './mfa-required-error.ts';
import { NotFoundError } from './not-found-error.ts';
import { OtherStatusError } from './other-status-error.ts';
import { PermissionDeniedError } from './permission-denied-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { RequestTimeoutError } from './request-timeout-error.ts';
import { ServerError } from './server-error.ts';
import { ValidationError } from './validation-error.ts';

/** The edge refuses by a page of its own, before the API. */
function isEdgeLimit(status: number, contentType: string | undefined): boolean {
  return status === rateLimit.status && contentType?.startsWith(rateLimit.contentType ?? ' ') === true;
}

function classOf(status: number, contentType: string | undefined): new (failure: ApiFailure) => ApiError {
  if (isEdgeLimit(status, contentType)) {
    return RateLimitError as new (
      failure: ApiFailure,
    ) => ApiError;
  }
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
  return (known[status] ?? (status >= 500 ? ServerError : OtherStatusError)) as new (
    failure: ApiFailure,
  ) => ApiError;
}

/** The error an answer with status 4xx or 5xx stands for. */
export function toApiError(
  request: PreparedRequest,
  status: number,
  headers: Headers,
  body: unknown,
  text: string,
): ApiError {
  const now = Date.now();
  const contentType = headers.get('content-type') ?? undefined;
  const failure: ApiFailure = {
    operation: request.operation.id,
    status,
    body,
    entries: readEntries(body, (message) => scrub(message, request)),
    headers,
    contentType,
    snippet: body === undefined && text !== '' ? scrub(snippetOf(text), request) : undefined,
    retryAfterMs: readRetryAfter(headers.get('retry-after'), now),
  };
  const entry = status === 428 ? entriesOf(body)[0] : undefined;
  const challenge = readChallenge(entry, now);
  if (entry && challenge) {
    return new MfaRequiredError(failure, challenge, resumeOf(request, entry, challenge));
  }
  return new (classOf(status, contentType))(failure);
}
