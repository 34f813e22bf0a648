import { UsageError } from '../errors/call-errors.ts';
import { retrySchedule } from '../generated/data/constants.ts';
import type { FetchLike } from '../util/fetch.ts';
import { baseUrlOf } from './base-url.ts';
import { type Access, accessOf } from './credentials.ts';
import { addHeaders } from './headers.ts';
import type { Hooks } from './observer.ts';
import type { ClientOptions, Logger, RateLimiter, RetryOptions } from './options.ts';
import { refuseBrowser, userAgent } from './platform.ts';
import { numbers } from './values.ts';

/** Limits of a call, in milliseconds and bytes. */
export type Limits = Readonly<Record<'timeout' | 'deadline' | 'maxResponseBytes', number>>;

/** When and how often a call is retried; durations in milliseconds. */
export type Schedule = Readonly<Record<keyof RetryOptions, number>>;

/** What there is to check a call against. */
export interface Checked {
  readonly id: string;
  readonly path: string;
}

/** A client's settings, checked and ready for use. Never part of anything that can be printed. */
export interface Config {
  readonly baseUrl: string;
  readonly access: Access | (() => Promise<Access>);
  readonly fetch: FetchLike | undefined;
  readonly limits: Limits;
  readonly schedule: Schedule;
  readonly headers: Readonly<Record<string, string>>;
  readonly logger: Logger | undefined;
  readonly hooks: Hooks | undefined;
  readonly rateLimiter: RateLimiter | undefined;
  readonly parseJson: (text: string) => unknown;
  /** Checks the values of a call; clients without methods leave that to TypeScript. */
  readonly check: ((operation: Checked, values: readonly unknown[]) => void) | undefined;
}

/** Five minutes, as long as Belvo works on a request, and 64 MiB. */
const LIMITS: Limits = { timeout: 300_000, deadline: Number.POSITIVE_INFINITY, maxResponseBytes: 67_108_864 };

/** A schedule with what is given replaced; a number is the most retries. */
export function scheduleOf(given: number | RetryOptions | undefined, fallback: Schedule): Schedule {
  return given === undefined ? fallback : numbers(typeof given === 'object' ? given : { max: given }, fallback, 0);
}

/** @throws UsageError for settings that cannot work. */
export function readConfig(options: ClientOptions, check?: Config['check']): Config {
  const { fetch, hooks, logger, rateLimiter, parseJson = JSON.parse } = options;
  if (hooks && hooks.madeBy !== 'createHooks') {
    throw new UsageError('hooks must come from createHooks({ before, after, retry }).');
  }
  refuseBrowser(options.dangerouslyAllowBrowser);
  const headers = { accept: 'application/json', 'user-agent': userAgent(options.userAgent), ...options.headers };
  return {
    baseUrl: baseUrlOf(options),
    access: accessOf(options),
    limits: numbers(options, LIMITS, 1),
    schedule: scheduleOf(options.retries, retrySchedule),
    headers: addHeaders({}, headers),
    logger,
    hooks,
    rateLimiter,
    fetch,
    parseJson,
    check,
  };
}
