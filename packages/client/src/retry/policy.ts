import type { PreparedRequest } from '../core/request.ts';
import { ApiError } from '../errors/api-error.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { RateLimitError } from '../errors/rate-limit-error.ts';
import { RedirectError } from '../errors/redirect-error.ts';
import { edgeLimit, retryCodes } from '../generated/facts.ts';

/** Instead of a pause: a repeat cannot help. */
const NEVER = -1;

/** The shortest sensible pause in milliseconds before a repeat. */
function pauseOf(error: BelvoError): number {
  if (error instanceof ApiError) {
    const { status, errors } = error;
    const [told] = errors.flatMap(({ code = '' }) => (Object.hasOwn(retryCodes, code) ? retryCodes[code] : []));
    const ofStatus = status === 408 || status === 429 || status >= 500 ? 0 : NEVER;
    return told ?? (status === edgeLimit.status && error instanceof RateLimitError ? edgeLimit.pause : ofStatus);
  }
  const isBroken = error instanceof ConnectionError && !(error instanceof RedirectError);
  return isBroken || error instanceof InvalidResponseError ? 0 : NEVER;
}

/**
 * Milliseconds to wait before the next attempt; undefined when there must be none.
 *
 * Full jitter: anything between nothing and the schedule's pause, so that clients do not return in step. What the
 * server or the specification asks for is waited in full.
 */
export function delayBeforeRepeat({ operation, schedule }: PreparedRequest, error: BelvoError): number | undefined {
  const { attempts, maybeSent = true, retryAfterMs } = error as Partial<ConnectionError & ApiError> & BelvoError;
  const { max, baseDelay, factor, maxDelay, maxRetryAfter } = schedule;
  const pause = maybeSent && operation.retry === 'unsent' ? NEVER : pauseOf(error);
  if (pause < 0 || attempts > max || (retryAfterMs ?? 0) > maxRetryAfter) {
    return undefined;
  }
  const most = Math.min(maxDelay, baseDelay * factor ** (attempts - 1));
  return Math.max(pause, retryAfterMs ?? Math.random() * most);
}
