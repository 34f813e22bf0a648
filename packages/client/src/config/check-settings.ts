import { UsageError } from '../errors/call-errors.ts';
import { retrySchedule } from '../generated/data/constants.ts';
import type { CallOptions, ClientOptions, ClientSettings } from './options.ts';
import { checkNames, isObject } from './values.ts';

type Setting = keyof ClientSettings | 'environment' | 'baseUrl' | 'secretId' | 'secretPassword' | 'credentials';

const SETTINGS: readonly Setting[] = [
  'environment',
  'baseUrl',
  'secretId',
  'secretPassword',
  'credentials',
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

/** @throws UsageError for what is neither a number of retries nor a schedule, and for a name that there is not in one. */
export function checkRetries({ retries = 0 }: CallOptions): void {
  if (typeof retries !== 'number' && typeof retries !== 'object') {
    throw new UsageError('retries must be a number, or an object: { max, baseDelay }.');
  }
  if (typeof retries === 'object') {
    checkNames(retries, Object.keys(retrySchedule), 'retries has no');
  }
}

/** @throws UsageError for what is no object of headers; those of `Headers` would be lost without a word. */
export function checkHeaders({ headers }: CallOptions): void {
  if (headers && !isObject(headers)) {
    throw new UsageError('headers must be an object: { name: value }.');
  }
}

/** @throws UsageError for one that is given, and no function. */
export function checkFunctions(given: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(given)) {
    if (value && typeof value !== 'function') {
      throw new UsageError(`${name} must be a function.`);
    }
  }
}

/**
 * Checks settings as TypeScript would, for programs without it.
 *
 * @throws UsageError for a setting that there is not, or that cannot be what it is for.
 */
export function checkSettings(options: ClientOptions): void {
  if (!isObject(options)) {
    throw new UsageError('The client needs settings: keys, and environment or baseUrl.');
  }
  checkNames(options, SETTINGS, 'The client has no setting');
  checkRetries(options);
  checkHeaders(options);
  const { logger, rateLimiter, fetch, parseJson, credentials } = options;
  if (logger && typeof logger.warn !== 'function') {
    throw new UsageError('logger must have a method warn, as console and pino have.');
  }
  if (rateLimiter && typeof rateLimiter.acquire !== 'function') {
    throw new UsageError('rateLimiter must come from createRateLimiter(), or have its method acquire.');
  }
  checkFunctions({ fetch, parseJson, credentials });
}
