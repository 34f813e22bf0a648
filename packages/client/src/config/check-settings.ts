import { UsageError } from '../errors/call-errors.ts';
import { retrySchedule } from '../generated/data/facts.ts';
import type { ClientOptions, ClientSettings } from './options.ts';
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
  const { retries, logger, rateLimiter, fetch, parseJson, credentials } = options;
  if (typeof retries === 'object') {
    checkNames(retries, Object.keys(retrySchedule), 'retries has no');
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
