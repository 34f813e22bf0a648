import type { Observer } from '../core/observer.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { RateLimiter } from '../rate-limit/limiter.ts';
import type { RetryOptions } from '../retry/options.ts';
import { baseUrlOf } from './base-url.ts';
import { authorizationOf } from './credentials.ts';
import type { ClientOptions, FetchLike } from './options.ts';
import { refuseBrowser, userAgent } from './platform.ts';

const OWN_HEADERS = /^(authorization|content-(type|length)|host)$/;
const FIVE_MINUTES = 300_000;
const MAX_RESPONSE_BYTES = 67_108_864;

/** A client's settings, checked and ready for use. Never part of anything that can be printed. */
export interface Config {
  readonly baseUrl: string;
  readonly authorization: string | (() => Promise<string>);
  readonly fetch: FetchLike | undefined;
  readonly timeout: number;
  readonly deadline: number;
  readonly retries: number | RetryOptions | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly hooks: Observer | undefined;
  readonly rateLimiter: RateLimiter | undefined;
  readonly maxResponseBytes: number;
  readonly parseJson: (text: string) => unknown;
}

/** Milliseconds or bytes: a positive number. */
export function positive(name: string, value: number | undefined, fallback: number): number {
  if (value !== undefined && !(typeof value === 'number' && value > 0)) {
    throw new UsageError(`${name} must be a positive number, got ${String(value)}.`);
  }
  return value ?? fallback;
}

/** Header names in lower case; the client's own ones cannot be replaced. */
export function checkedHeaders(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (OWN_HEADERS.test(key)) {
      throw new UsageError(`The header "${name}" is set by the client.`);
    }
    checked[key] = value;
  }
  return checked;
}

/** @throws UsageError for settings that cannot work. */
export function readConfig(options: ClientOptions): Config {
  refuseBrowser(options.dangerouslyAllowBrowser ?? false);
  return {
    baseUrl: baseUrlOf(options),
    authorization: authorizationOf(options),
    fetch: options.fetch,
    timeout: positive('timeout', options.timeout, FIVE_MINUTES),
    deadline: positive('deadline', options.deadline, Number.POSITIVE_INFINITY),
    retries: options.retries,
    headers: {
      accept: 'application/json',
      'user-agent': userAgent(options.userAgent),
      ...checkedHeaders(options.headers),
    },
    hooks: options.hooks,
    rateLimiter: options.rateLimiter,
    maxResponseBytes: positive('maxResponseBytes', options.maxResponseBytes, MAX_RESPONSE_BYTES),
    parseJson: options.parseJson ?? JSON.parse,
  };
}
