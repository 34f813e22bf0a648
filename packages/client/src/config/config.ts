import { UsageError } from '../errors/call-errors.ts';
import { retrySchedule } from '../generated/data/facts.ts';
import type { FetchLike } from '../util/fetch.ts';
import { baseUrlOf } from './base-url.ts';
import { type Access, accessOf } from './credentials.ts';
import { addHeaders } from './headers.ts';
import type { Hooks } from './observer.ts';
import type { ClientOptions, ClientSettings, Keys, Logger, RateLimiter, RetryOptions, Target } from './options.ts';
import { refuseBrowser, userAgent } from './platform.ts';
import { checkNames, isObject, numbers } from './values.ts';

/** Limits of a call, in milliseconds and bytes. */
export type Limits = Readonly<Record<'timeout' | 'deadline' | 'maxResponseBytes', number>>;

/** When and how often a call is repeated; durations in milliseconds. */
export type Schedule = Readonly<Record<keyof RetryOptions, number>>;

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
}

/** Five minutes, as long as Belvo works on a request, and 64 MiB. */
const LIMITS: Limits = { timeout: 300_000, deadline: Number.POSITIVE_INFINITY, maxResponseBytes: 67_108_864 };

type Setting = keyof ClientSettings | keyof Target | keyof Keys | 'secretId' | 'secretPassword' | 'credentials';

const SETTINGS: readonly Setting[] = [
  'environment',
  'baseUrl',
  'secretId',
  'secretPassword',
  'credentials',
  'credentialsMaxAge',
  'fetch',
  'timeout',
  'deadline',
  'maxResponseBytes',
  'retries',
  'headers',
  'userAgent',
  'logger',
  'hooks',
  'rateLimiter',
  'parseJson',
  'dangerouslyAllowBrowser',
];

/** A schedule with what is given replaced; a number is the most repeats. */
export function scheduleOf(given: number | RetryOptions | undefined, fallback: Schedule): Schedule {
  if (given === undefined || given === null) {
    return fallback;
  }
  const changes = typeof given === 'object' ? given : { max: given };
  checkNames(changes, Object.keys(fallback), 'retries has no');
  return numbers(changes, fallback, 0);
}

function checkMembers({ hooks, logger, rateLimiter, fetch, parseJson, credentials }: ClientOptions): void {
  if (hooks && hooks.madeBy !== 'createHooks') {
    throw new UsageError('hooks must come from createHooks(): hooks: createHooks({ before, after, retry }).');
  }
  if (logger && typeof logger.warn !== 'function') {
    throw new UsageError('logger must have a method warn, as console and pino have.');
  }
  if (rateLimiter && typeof rateLimiter.acquire !== 'function') {
    throw new UsageError('rateLimiter must come from createRateLimiter(), or have its method acquire.');
  }
  for (const [name, value] of Object.entries({ fetch, parseJson, credentials })) {
    if (value && typeof value !== 'function') {
      throw new UsageError(`${name} must be a function.`);
    }
  }
}

/** @throws UsageError for settings that cannot work. */
export function readConfig(options: ClientOptions): Config {
  if (!isObject(options)) {
    throw new UsageError('The client needs settings: keys, and environment or baseUrl.');
  }
  checkNames(options, SETTINGS, 'The client has no setting');
  refuseBrowser(options.dangerouslyAllowBrowser);
  checkMembers(options);
  const headers = { accept: 'application/json', 'user-agent': userAgent(options.userAgent), ...options.headers };
  return {
    baseUrl: baseUrlOf(options),
    access: accessOf(options, numbers<'credentialsMaxAge'>(options, { credentialsMaxAge: 0 }, 0).credentialsMaxAge),
    fetch: options.fetch,
    limits: numbers(options, LIMITS, 1),
    schedule: scheduleOf(options.retries, retrySchedule),
    headers: addHeaders({}, headers),
    logger: options.logger,
    hooks: options.hooks,
    rateLimiter: options.rateLimiter,
    parseJson: options.parseJson ?? JSON.parse,
  };
}
