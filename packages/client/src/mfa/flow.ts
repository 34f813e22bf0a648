import type { CallOptions } from '../config/options.ts';
import type { ApiError } from '../errors/api-errors.ts';
import type { MfaChallenge } from './challenge.ts';
import { MfaRequiredError } from './mfa-required-error.ts';

/** Settings of a call that may stop for a second factor. */
export interface MfaCallOptions extends CallOptions {
  /**
   * Asked for the token when the institution wants a second factor; the call then goes on by itself, as often as it is
   * asked. Answer `''` when no token is expected (`expectsUserInput` is false), and `undefined` to give up: the call
   * then fails with `MfaRequiredError`. What it throws is the `cause` of a `UsageError`.
   */
  readonly onMfa?: ((challenge: MfaChallenge) => string | undefined | Promise<string | undefined>) | undefined;
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
  /** When the session ends; a token sent later is refused without a request. */
  readonly expiresAt: Date;
  readonly challenge: MfaChallenge;
  /** Sends the token, or none if the end user confirmed elsewhere. It gives a flow again: it may ask once more. */
  readonly resume: (token?: string, options?: CallOptions) => Promise<MfaFlow<T>>;
}

/** The outcome of a call as a flow. */
export async function toFlow<T>(outcome: Promise<T>): Promise<MfaFlow<T>> {
  try {
    return { state: 'completed', data: await outcome };
  } catch (error) {
    if (!(error instanceof MfaRequiredError)) {
      throw error;
    }
    const { challenge, expiresAt } = error;
    const resume = (token?: string, options?: CallOptions) => toFlow(error.resume(token, options) as Promise<T>);
    return { state: 'mfaRequired', expiresAt, challenge, resume };
  }
}
