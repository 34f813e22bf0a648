import type { Schedule } from '../config/config.ts';
import { ApiError, RateLimitError } from '../errors/api-errors.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import { ConnectionError, InvalidResponseError } from '../errors/call-errors.ts';
import { edgeLimit, retryCodes } from '../generated/data/constants.ts';

/** When an operation may be retried, as the specification's `x-retry` has it. */
export type RetryClass = 'safe' | 'idempotent' | 'keyed' | 'unsent';

/** What decides on a retry besides the error. */
export interface Retryable {
  readonly operation: { readonly retry: RetryClass };
  readonly schedule: Schedule;
}

/** Instead of a pause: a retry cannot help. */
const NEVER = -1;

/** The shortest sensible pause in milliseconds before a retry. */
function pauseOf(error: BelvoError): number {
  if (error instanceof ApiError) {
    const { status, errors } = error;
    const [told] = errors.flatMap(({ code }) => retryCodes.get(code) ?? []);
    const ofStatus = status === 408 || status === 429 || status >= 500 ? 0 : NEVER;
    return told ?? (status === edgeLimit.status && error instanceof RateLimitError ? edgeLimit.pause : ofStatus);
  }
  const isBroken = error instanceof ConnectionError && !error.isPermanent;
  return isBroken || error instanceof InvalidResponseError ? 0 : NEVER;
}

/**
 * Milliseconds to wait before the next attempt; undefined when there must be none.
 *
 * Full jitter: anything between nothing and the schedule's pause, so that clients do not return in step. What the
 * server or the specification asks for is waited in full.
 */
export function delayBeforeRetry({ operation, schedule }: Retryable, error: BelvoError): number | undefined {
  const { attempts, maybeSent = true, retryAfterMs } = error as Partial<ConnectionError & ApiError> & BelvoError;
  const { max, baseDelay, factor, maxDelay, maxRetryAfter } = schedule;
  const pause = maybeSent && operation.retry === 'unsent' ? NEVER : pauseOf(error);
  if (pause < 0 || attempts > max || (retryAfterMs ?? 0) > maxRetryAfter) {
    return undefined;
  }
  const most = Math.min(maxDelay, baseDelay * factor ** (attempts - 1));
  return Math.max(pause, retryAfterMs ?? Math.random() * most);
}
