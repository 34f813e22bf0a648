// What ends a call besides a refusal by the API.
import type { ResponseHeaders } from '../util/fetch.ts';
import { BelvoError, type ErrorContext } from './belvo-error.ts';

/**
 * What you gave is wrong: an argument, a setting, or a function of yours that failed (then `cause` is what it threw).
 * Never retried. The message says what to change.
 */
export class UsageError extends BelvoError {
  override get name(): string {
    return 'UsageError';
  }
  /** Whether Belvo may have received the request: true only when `parseJson` or `onMfa` failed afterwards. */
  declare readonly maybeSent: boolean;

  constructor(message: string, context?: ErrorContext & { readonly maybeSent?: boolean }) {
    super(message, { maybeSent: false, ...context });
  }
}

/** The caller's `AbortSignal` ended the call; `cause` is the signal's reason. The request may have reached Belvo. */
export class AbortError extends BelvoError {
  override get name(): string {
    return 'AbortError';
  }
}

/** What is known of a connection that failed. */
export interface ConnectionFailure extends ErrorContext {
  readonly maybeSent: boolean;
  readonly isPermanent?: boolean;
}

/** No complete response: the connection could not be opened, broke, or was refused on the way. */
export class ConnectionError extends BelvoError {
  override get name(): string {
    return 'ConnectionError';
  }
  /** Whether Belvo may have received the request, by any of the attempts. `false` only when it provably has not. */
  declare readonly maybeSent: boolean;
  /**
   * The same call fails again until somebody changes something: a certificate was refused, a proxy wants to be logged in
   * to, nothing listens on this machine. Never retried.
   */
  declare readonly isPermanent: boolean;

  constructor(message: string, context: ConnectionFailure) {
    super(message, { isPermanent: false, ...context });
  }
}

/** The attempt took longer than `timeout`, or the call longer than `deadline`; the message says which. */
export class TimeoutError extends ConnectionError {
  override get name(): string {
    return 'TimeoutError';
  }
}

/** The server redirects to where the request must not go: it would carry secrets to another origin, or in circles. */
export class RedirectError extends ConnectionError {
  override get name(): string {
    return 'RedirectError';
  }
}

/** The response's `next` leads in a circle or somewhere else than this list; it was not followed. */
export class PaginationError extends BelvoError {
  override get name(): string {
    return 'PaginationError';
  }
}

/** The session of a second factor is over; no token was sent. Start again from the call that asked for it. */
export class MfaExpiredError extends BelvoError {
  override get name(): string {
    return 'MfaExpiredError';
  }
}

/** What is known of a response that could not be read. */
export interface InvalidResponse extends ErrorContext {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly snippet: string;
}

/** A response came, but not one of the API: a proxy's page, half a JSON document, a wrong content type, too large. */
export class InvalidResponseError extends BelvoError {
  override get name(): string {
    return 'InvalidResponseError';
  }
  declare readonly status: number;
  declare readonly contentType: string | undefined;
  /** The beginning of the body, values masked. */
  declare readonly snippet: string;
  readonly #headers: ResponseHeaders;

  constructor(message: string, response: InvalidResponse) {
    const { headers, ...properties } = response;
    super(message, { ...properties, contentType: headers.get('content-type') ?? undefined });
    this.#headers = headers;
  }

  /** The headers of the response. Not part of any rendering of this error. */
  get headers(): ResponseHeaders {
    return this.#headers;
  }
}
