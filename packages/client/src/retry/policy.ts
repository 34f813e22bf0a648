import type { PreparedRequest } from '../core/request.ts';
import { ApiError } from '../errors/api-error.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import { RateLimitError } from '../errors/rate-limit-error.ts';
import { RedirectError } from '../errors/redirect-error.ts';
import { rateLimit, retryCodes, retryPolicy } from '../generated/facts.ts';
import type { RetryOptions } from './options.ts';

/** The schedule in force: the call's settings over the client's over Belvo's. */
export function scheduleOf({ options, config }: PreparedRequest): Required<RetryOptions> {
  const given = options.retries ?? config.retries;
  const { maxRetries, baseSeconds, factor } = retryPolicy;
  return {
    max: maxRetries,
    baseDelay: baseSeconds * 1000,
    factor,
    maxDelay: baseSeconds * 1000 * factor ** (maxRetries - 1),
    maxRetryAfter: 120_000,
    ...(typeof given === 'number' ? { max: given } : given),
  };
}

/** Whether a repeat does no harm although Belvo may have received the request. */
function isRepeatable({ operation, headers }: PreparedRequest): boolean {
  return operation.retry === 'keyed'
    ? headers[operation.idempotencyHeader?.toLowerCase() ?? ''] !== undefined
    : operation.retry !== 'unsent';
}

/** The shortest sensible pause in milliseconds before a repeat; undefined when a repeat cannot help. */
function pauseOf(error: BelvoError): number | undefined {
  if (error instanceof RedirectError) {
    return undefined;
  }
  if (error instanceof ConnectionError || error instanceof InvalidResponseError) {
    return 0;
  }
  if (!(error instanceof ApiError)) {
    return undefined;
  }
  const told = error.errors.map(({ code }) => retryCodes[code ?? '']).find((seconds) => seconds !== undefined);
  if (told !== undefined) {
    return told < 0 ? undefined : told * 1000;
  }
  if (error instanceof RateLimitError) {
    return error.status === 429 ? 0 : (rateLimit.seconds ?? 0) * 1000;
  }
  return error.status === 408 || error.status >= 500 ? 0 : undefined;
}

/**
 * Milliseconds to wait before the next attempt; undefined when there must be none.
 *
 * Full jitter: anything between nothing and the schedule's pause, so that clients do not return in step. What the
 * server or the specification asks for is waited in full.
 */
export function delayBeforeRepeat(
  request: PreparedRequest,
  schedule: Required<RetryOptions>,
  error: BelvoError,
): number | undefined {
  const unsent = error instanceof ConnectionError && !error.maybeSent;
  const pause = unsent || isRepeatable(request) ? pauseOf(error) : undefined;
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
