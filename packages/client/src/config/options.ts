import type { Environment } from '../generated/data/constants.ts';
import type { FetchLike } from '../util/fetch.ts';
import type { Hooks } from './observer.ts';

/** The keys of one environment, from Belvo's dashboard. */
export interface Credentials {
  readonly secretId: string;
  readonly secretPassword: string;
}

/** The schedule of retries. Durations are in milliseconds. */
export interface RetryOptions {
  /** Most retries of one call. Default: 5, as Belvo documents. */
  readonly max?: number | undefined;
  /** Pause before the first retry, at most. Default: 3000. */
  readonly baseDelay?: number | undefined;
  /** How much longer each further pause may be. Default: 2. */
  readonly factor?: number | undefined;
  /** Longest pause. Default: 48000, the last of Belvo's schedule. */
  readonly maxDelay?: number | undefined;
  /** Longest `Retry-After` to wait for; a longer one ends the call. Default: 120000. */
  readonly maxRetryAfter?: number | undefined;
}

/** Settings of a single call; each one overrides the client's. Durations are in milliseconds. */
export interface CallOptions {
  /** Cancels the call in every phase: connecting, reading, waiting for a retry, between pages. */
  readonly signal?: AbortSignal | undefined;
  /** Most time of an attempt, reading the body included. */
  readonly timeout?: number | undefined;
  /** Most time of the whole call, retries and pauses included; of a list, for each page. */
  readonly deadline?: number | undefined;
  /** Number of retries, or changes of the client's schedule; 0 for none. */
  readonly retries?: number | RetryOptions | undefined;
  /** Further request headers. `authorization` cannot be set here. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Decides when a request may start. One limiter may be shared by several clients; see `createRateLimiter`. */
export interface RateLimiter {
  /**
   * Waits for a place. Call what it gives once the request is over, with the error it ended with, if any.
   *
   * What it throws ends the call with a `UsageError` that has it as its `cause`.
   */
  acquire(signal: AbortSignal | undefined): Promise<(error?: unknown) => void>;
}

/** Takes lines of text: `console`, pino, winston, or a function of yours. */
export interface Logger {
  warn(line: string): unknown;
}

/** Settings of a client. Durations are in milliseconds. Where no default is named, there is none. */
export interface ClientSettings {
  /** Default: the platform's `fetch`, looked up at each call. */
  readonly fetch?: FetchLike | undefined;
  /** Most time of an attempt, reading the body included. Default: 300000, the longest Belvo works on a request. */
  readonly timeout?: number | undefined;
  /**
   * Most time of a whole call: keys, the wait for a place under the rate limit, retries and pauses included. Of a list,
   * each page is a call. Default: no limit.
   */
  readonly deadline?: number | undefined;
  /** Number of retries, or changes of their schedule. Default: Belvo's documented one, 5 within 93 seconds. */
  readonly retries?: number | RetryOptions | undefined;
  /** Headers of every request. `authorization` cannot be set here. */
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  /** Told in one line of each retry: which call failed with what, and when it is tried again. */
  readonly logger?: Logger | undefined;
  /** Functions that look on, wrapped by `createHooks`. */
  readonly hooks?: Hooks | undefined;
  /** Keeps the calls of one or several clients under a rate; see `createRateLimiter`. */
  readonly rateLimiter?: RateLimiter | undefined;
  /** Longest response to read, in bytes. Default: 67108864 (64 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** Put before the client's own user agent. */
  readonly userAgent?: string | undefined;
  /** How to read a response's JSON. Default: `JSON.parse`. See `@belvo-openapi/client/exact` for exact amounts. */
  readonly parseJson?: ((text: string) => unknown) | undefined;
  /** Permit use in a browser, where everyone who can open the page can read the keys. Default: no. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** Where the API is: an environment of Belvo's, or an address of your own. There is no default. */
export type Target =
  | { readonly baseUrl: string; readonly environment?: undefined }
  // As a template, so that a compiler's message lists the names and not the type's.
  | { readonly environment: `${Environment}`; readonly baseUrl?: undefined };

/** Whose calls they are: keys, or a function that fetches them, asked before each attempt; see `cacheCredentials`. */
export type Keys =
  | {
      readonly credentials: () => Credentials | Promise<Credentials>;
      readonly secretId?: undefined;
      readonly secretPassword?: undefined;
    }
  | (Credentials & { readonly credentials?: undefined });

/** Everything `createBelvoClient` needs. */
export type ClientOptions = ClientSettings & Target & Keys;
