import type { PreparedRequest } from '../core/request.ts';
import { ApiError } from '../errors/api-error.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { RateLimitError } from '../errors/rate-limit-error.ts';
import { RedirectError } from '../errors/redirect-error.ts';
import { edgeLimit, retryCodes } from '../generated/facts.ts';
import type { RetryOptions } from './options.ts';

/** The shortest sensible pause in milliseconds before a repeat; undefined when a repeat cannot help. */
function pauseOf(error: BelvoError): number | undefined {
  if (!(error instanceof ApiError)) {
    const isPassing = error instanceof ConnectionError || error instanceof InvalidResponseError;
    return isPassing && !(error instanceof RedirectError) ? 0 : undefined;
  }
  const { status, errors } = error;
  const told = errors.map(({ code = '' }) => retryCodes[code]).find((pause) => pause !== undefined);
  if (told !== undefined) {
    return told < 0 ? undefined : told;
  }
  if (status === edgeLimit.status && error instanceof RateLimitError) {
    return edgeLimit.pause;
  }
  return status === 408 || status === 429 || status >= 500 ? 0 : undefined;
}

/**
 * Milliseconds to wait before the next attempt; undefined when there must be none.
 *
 * Full jitter: anything between nothing and the schedule's pause, so that clients do not return in step. What the
 * server or the specification asks for is waited in full.
 */
export function delayBeforeRepeat(
  { operation }: PreparedRequest,
  schedule: Required<RetryOptions>,
  error: BelvoError,
): number | undefined {
  const isUnsent = error instanceof ConnectionError && !error.maybeSent;
  const pause = isUnsent || operation.retry !== 'unsent' ? pauseOf(error) : undefined;
  if (pause === undefined || error.attempts > schedule.max) {
    return undefined;
  }
  const asked = error instanceof ApiError ? error.retryAfterMs : undefined;
  if (asked !== undefined) {
    return asked > schedule.maxRetryAfter ? undefined : Math.max(asked, pause);
  }
  const most = Math.min(schedule.maxDelay, schedule.baseDelay * schedule.factor ** (error.attempts - 1));
  return Math.max(pause, Math.random() * most);
}
