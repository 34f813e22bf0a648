// Statuses are literals, so that `error.status === 401` narrows an error to its class (RFC 9110, section 15, and the numbers
// that proxies in front of APIs use).
import type { ErrorCodesByStatus } from '../generated/data/error-codes.ts';
import type { ResponseHeaders } from '../util/fetch.ts';
import { BelvoError, type ErrorContext } from './belvo-error.ts';
import type { ErrorEntry } from './error-entries.ts';

/** The codes documented for a status, open to others. */
export type ErrorCodeOf<Status> = Status extends keyof ErrorCodesByStatus
  ? ErrorCodesByStatus[Status] | (string & {})
  : string;

/** The parts of a refusal, as the transport read them. */
export interface ApiFailure<Body = unknown> extends ErrorContext {
  readonly status: number;
  readonly body: Body;
  readonly errors: readonly ErrorEntry[];
  readonly headers: ResponseHeaders;
  /** Of a body that is not JSON: its type and its beginning. */
  readonly unread: { readonly contentType: string | undefined; readonly snippet: string } | undefined;
  /** What `Retry-After` asks for. */
  readonly retryAfterMs: number | undefined;
}

function describe(status: number, { code, message, field, requestId }: Partial<ErrorEntry>): string {
  return [status, code, field && `(${field})`, message, requestId && `[request ${requestId}]`]
    .filter(Boolean)
    .join(' ');
}

/** Belvo answered with an error status. Its subclasses stand for one status each. */
export class ApiError<Status extends number = number, Body = unknown> extends BelvoError {
  override get name(): string {
    return 'ApiError';
  }
  declare readonly status: Status;
  /** The first entry's `code`: a documented one, or one that Belvo added since. */
  declare readonly code: ErrorCodeOf<Status> | undefined;
  /** Belvo's identifier of the request; give it to their support. */
  declare readonly requestId: string | undefined;
  /** The field of the request that is wrong, if one is named. */
  declare readonly field: string | undefined;
  /** Every reason Belvo gave, whether it sent an array or a single object. */
  declare readonly errors: readonly ErrorEntry[];
  /** What `Retry-After` asked for, in milliseconds. */
  declare readonly retryAfterMs: number | undefined;
  /** Content type of a response that is not JSON. */
  declare readonly contentType: string | undefined;
  /** The beginning of a response that is not JSON, values masked. */
  declare readonly snippet: string | undefined;
  readonly #body: Body;
  readonly #headers: ResponseHeaders;

  constructor(failure: ApiFailure<Body>) {
    const { status, errors, headers, unread, retryAfterMs, body } = failure;
    const entry: Partial<ErrorEntry> = errors[0] ?? {};
    const { code, field, requestId = headers.get('x-request-id') ?? undefined } = entry;
    super(describe(status, entry), { status, code, field, requestId, errors, retryAfterMs, ...unread });
    this.#body = body;
    this.#headers = headers;
  }

  /** The body as Belvo sent it. It may hold personal data; it is not part of any rendering of this error. */
  get body(): Body {
    return this.#body;
  }

  /** The headers of the response. */
  get headers(): ResponseHeaders {
    return this.#headers;
  }
}

/** Statuses of `ServerError`. */
export type ServerStatus =
  | 500
  | 501
  | 502
  | 503
  | 504
  | 505
  | 506
  | 507
  | 508
  | 509
  | 510
  | 511
  | 520
  | 521
  | 522
  | 523
  | 524
  | 525
  | 526
  | 530;

/** Statuses of `OtherStatusError`. */
export type OtherStatus =
  | 402
  | 405
  | 406
  | 407
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 423
  | 424
  | 425
  | 426
  | 428
  | 431
  | 451
  | 499;

/** 400 or 422: a field is wrong, the credentials were refused, or the institution cannot serve it now; see `code`. */
export class ValidationError extends ApiError<400 | 422> {
  override get name(): string {
    return 'ValidationError';
  }
}

/** 401: the keys are missing, wrong, or of the other environment. */
export class AuthenticationError extends ApiError<401> {
  override get name(): string {
    return 'AuthenticationError';
  }
}

/** 403: the keys are not for this product or environment. */
export class PermissionDeniedError extends ApiError<403> {
  override get name(): string {
    return 'PermissionDeniedError';
  }
}

/** 404: no such object for these keys. */
export class NotFoundError extends ApiError<404> {
  override get name(): string {
    return 'NotFoundError';
  }
}

/** 408: the institution took longer than Belvo waits. What was retrieved so far is kept. */
export class RequestTimeoutError extends ApiError<408> {
  override get name(): string {
    return 'RequestTimeoutError';
  }
}

/** 409: the same work is already under way. */
export class ConflictError extends ApiError<409> {
  override get name(): string {
    return 'ConflictError';
  }
}

/** 429, or the HTML page with which the edge answers too many requests: wait before the next one. */
export class RateLimitError extends ApiError<403 | 429> {
  override get name(): string {
    return 'RateLimitError';
  }
}

/** 5xx: a fault inside Belvo, or between it and you. */
export class ServerError extends ApiError<ServerStatus> {
  override get name(): string {
    return 'ServerError';
  }
}

/** A status without a class of its own. */
export class OtherStatusError extends ApiError<OtherStatus> {
  override get name(): string {
    return 'OtherStatusError';
  }
}
