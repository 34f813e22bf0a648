// The types of what a call gives, in its different styles.
import type { ApiError } from '../errors/api-errors.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import type { ResponseHeaders } from '../util/fetch.ts';

/** Data with status and headers of the response it came in. */
export interface WithResponse<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** From the `x-request-id` header, if Belvo sent one. */
  readonly requestId: string | undefined;
  /** From the first attempt to the end of the response, in milliseconds. */
  readonly durationMs: number;
  /** 1 when the first attempt succeeded. */
  readonly attempts: number;
}

/** A result: the call succeeded with this status. */
export interface Success<Status extends number, T> {
  readonly ok: true;
  readonly status: Status;
  readonly data: T;
}

/** A result: the API refused the call with this status. */
export interface Failure<Status extends number, Body> {
  readonly ok: false;
  readonly status: Status;
  readonly error: ApiError<Status, Body>;
}

/** A result: no response at all, an unreadable one, or one with a status the operation does not document. */
export interface OtherFailure {
  readonly ok: false;
  readonly status: undefined;
  readonly error: BelvoError;
}
