import type { Observer } from '../core/observer.ts';
import { retrySchedule } from '../generated/facts.ts';
import type { RateLimiter } from '../rate-limit/limiter.ts';
import type { RetryOptions } from '../retry/options.ts';
import { scheduleOf } from '../retry/schedule.ts';
import { baseUrlOf } from './base-url.ts';
import { type Access, accessOf } from './credentials.ts';
import { addHeaders } from './headers.ts';
import { numbers } from './numbers.ts';
import type { ClientOptions, FetchLike } from './options.ts';
import { refuseBrowser, userAgent } from './platform.ts';

/** Limits of a call, in milliseconds and bytes. */
export type Limits = Readonly<Record<'timeout' | 'deadline' | 'maxResponseBytes', number>>;

/** A client's settings, checked and ready for use. Never part of anything that can be printed. */
export interface Config {
  readonly baseUrl: string;
  readonly access: Access | (() => Promise<Access>);
  readonly fetch: FetchLike | undefined;
  readonly limits: Limits;
  readonly schedule: Required<RetryOptions>;
  readonly headers: Readonly<Record<string, string>>;
  readonly hooks: Observer | undefined;
  readonly rateLimiter: RateLimiter | undefined;
  readonly parseJson: (text: string) => unknown;
}

/** Five minutes, as long as Belvo works on a request, and 64 MiB. */
const LIMITS: Limits = { timeout: 300_000, deadline: Number.POSITIVE_INFINITY, maxResponseBytes: 67_108_864 };

/** @throws UsageError for settings that cannot work. */
export function readConfig(options: ClientOptions): Config {
  refuseBrowser(options.dangerouslyAllowBrowser);
  const headers = { accept: 'application/json', 'user-agent': userAgent(options.userAgent), ...options.headers };
  return {
    baseUrl: baseUrlOf(options),
    access: accessOf(options),
    fetch: options.fetch,
    limits: numbers(options, LIMITS, 1),
    schedule: scheduleOf(options.retries, retrySchedule),
    headers: addHeaders({}, headers),
    hooks: options.hooks,
    rateLimiter: options.rateLimiter,
    parseJson: options.parseJson ?? JSON.parse,
  };
}
