import type { Observer } from '../core/observer.ts';
import type { Environment } from '../generated/facts.ts';
import type { RateLimiter } from '../rate-limit/limiter.ts';
import type { RetryOptions } from '../retry/options.ts';

/** The keys of one environment, from Belvo's dashboard. */
export interface Credentials {
  readonly secretId: string;
  readonly secretPassword: string;
}

/** What the client hands to `fetch`: plain values only, so that any implementation will do. */
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  redirect: 'manual';
}

/** Sends a request: the platform's `fetch`, or one of yours with a proxy, a certificate or a recorder behind it. */
export type FetchLike = (url: string, init: FetchInit) => Promise<Response>;

/** Settings of a client. Where no default is named, there is none. */
export interface ClientSettings {
  /** Default: the platform's `fetch`, looked up at each call. */
  readonly fetch?: FetchLike;
  /** Milliseconds per attempt, reading the body included. Default: 300000, the longest Belvo works on a request. */
  readonly timeout?: number;
  /**
   * Milliseconds for a whole call: keys, the wait for a place under the rate limit, repeats and pauses included. Of a
   * list, each page is a call. Default: no limit.
   */
  readonly deadline?: number;
  /** Number of repeats, or changes of their schedule. Default: Belvo's documented one, 5 within 93 seconds. */
  readonly retries?: number | RetryOptions;
  /** Headers of every request. `authorization` cannot be set here. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Observers of requests, answers and repeats, made by `createHooks`. */
  readonly hooks?: Observer;
  /** Keeps the calls of one or several clients under a rate; see `createRateLimiter`. */
  readonly rateLimiter?: RateLimiter;
  /** Longest answer to read, in bytes. Default: 67108864 (64 MiB). */
  readonly maxResponseBytes?: number;
  /** Put before the client's own user agent. */
  readonly userAgent?: string;
  /** How to read an answer's JSON. Default: `JSON.parse`. See `@belvo-openapi/client/exact` for exact amounts. */
  readonly parseJson?: (text: string) => unknown;
  /** Permit use in a browser, where everyone who can open the page can read the keys. Default: no. */
  readonly dangerouslyAllowBrowser?: boolean;
}

/** Where the API is: an environment of Belvo's, or an address of your own. There is no default. */
export type Target =
  | { readonly environment: Environment; readonly baseUrl?: undefined }
  | { readonly baseUrl: string; readonly environment?: undefined };

/** Whose calls they are: keys, or a function that fetches them, asked before each attempt. */
export type Keys =
  | (Credentials & { readonly credentials?: undefined })
  | {
      readonly credentials: () => Credentials | Promise<Credentials>;
      readonly secretId?: undefined;
      readonly secretPassword?: undefined;
    };

/** Everything `createBelvoClient` needs. */
export type ClientOptions = ClientSettings & Target & Keys;
