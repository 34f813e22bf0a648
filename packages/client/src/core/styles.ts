// The types of the ways to make a call and of what it gives.
import type { ApiError } from '../errors/api-error.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import type { MfaRequiredError } from '../errors/mfa-required-error.ts';
import type { MfaChallenge } from '../mfa/challenge.ts';
import type { RetryOptions } from '../retry/options.ts';

/** Settings of a single call; each one overrides the client's. */
export interface CallOptions {
  /** Cancels the call in every phase: connecting, reading, waiting for a repeat, between pages. */
  readonly signal?: AbortSignal;
  /** Milliseconds per attempt, reading the body included. */
  readonly timeout?: number;
  /** Milliseconds for the whole call, repeats and pauses included; of a list, for each page. */
  readonly deadline?: number;
  /** Number of repeats, or changes of the client's schedule; 0 for none. */
  readonly retries?: number | RetryOptions;
  /** Further request headers. `authorization` cannot be set here. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Settings of a list call. */
export interface ListCallOptions extends CallOptions {
  /** While you work on one page, the next is already fetched. Default: no. */
  readonly prefetch?: boolean;
}

/** Settings of a call that may stop for a second factor. */
export interface MfaCallOptions extends CallOptions {
  /**
   * Asked for the token when the institution wants a second factor; the call then goes on by itself, as often as it is
   * asked. Answer `''` when no token is expected (`expectsUserInput` is false), and `undefined` to give up: the call
   * then fails with `MfaRequiredError`.
   */
  readonly onMfa?: (challenge: MfaChallenge) => string | undefined | Promise<string | undefined>;
}

/** How much `toArray` may collect. */
export interface ToArrayOptions {
  /** The most items to collect; no page beyond them is fetched. Give `Infinity` for all of them. */
  readonly limit: number;
}

/** Data with the facts of the answer it came in. */
export interface WithResponse<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: Headers;
  /** From the `x-request-id` header, if Belvo sent one. */
  readonly requestId: string | undefined;
  /** From the first attempt to the end of the answer, in milliseconds. */
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

/**
 * A result: the institution wants something of the end user first. With `error instanceof MfaRequiredError` it is a
 * token, and `error.resume(token)` goes on; any other error opened no session (`activation_required`).
 */
export interface MfaFailure<Body, Resumed> {
  readonly ok: false;
  readonly status: 428;
  readonly error: MfaRequiredError<Resumed, Body> | SessionlessError<Body>;
}

/** A 428 that opened no session: there is nothing to resume. */
export type SessionlessError<Body> = ApiError<428, Body> & {
  readonly challenge?: undefined;
  readonly resume?: undefined;
};

/** A result: no answer at all, an unreadable one, or one with a status the operation does not document. */
export interface OtherFailure {
  readonly ok: false;
  readonly status: undefined;
  readonly error: BelvoError;
}

/** Where a call with a possible second factor stands. */
export type MfaFlow<T> = MfaCompleted<T> | MfaRequired<T>;

/** The call is done. */
export interface MfaCompleted<T> {
  readonly state: 'completed';
  readonly data: T;
}

/** The institution wants a token of the end user. */
export interface MfaRequired<T> {
  readonly state: 'mfaRequired';
  /** Handle of the paused login. */
  readonly session: string;
  /** When the session ends; a token sent later is refused without a request. */
  readonly expiresAt: Date;
  readonly challenge: MfaChallenge;
  /** Sends the token, or none if the end user confirmed elsewhere. The answer is a flow again: it may ask once more. */
  resume(token?: string, options?: CallOptions): Promise<MfaFlow<T>>;
}
