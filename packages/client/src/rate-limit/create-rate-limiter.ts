import type { RateLimiter } from '../config/options.ts';
import { checkNames, isObject } from '../config/values.ts';
import { RateLimitError } from '../errors/api-errors.ts';
import { AbortError, UsageError } from '../errors/call-errors.ts';
import { rateLimit, retrySchedule } from '../generated/data/constants.ts';
import { onAbort } from '../util/abort.ts';
import { quietly } from '../util/quietly.ts';
import { timer } from '../util/timer.ts';

/** Settings of a rate limiter. Durations are in milliseconds. */
export interface RateLimiterOptions {
  /** Most requests in an interval. Default: 80, as Belvo documents per address. */
  readonly requests?: number | undefined;
  /** The interval. Default: 30000. */
  readonly interval?: number | undefined;
  /** Most requests under way at once. Default: no limit. */
  readonly concurrency?: number | undefined;
  /** Told when a request had to wait, once it may start. */
  readonly onWait?: ((wait: { readonly waitedMs: number; readonly queued: number }) => void) | undefined;
}

type Release = (error?: unknown) => void;

interface Waiter {
  readonly since: number;
  readonly start: () => void;
}

/** When the last requests started: enough to know when the next may. */
class SlidingWindow {
  readonly #starts: number[] = [];
  readonly #most: number;
  readonly #span: number;
  #next = 0;

  constructor(most: number, span: number) {
    this.#most = most;
    this.#span = span;
  }

  /** Milliseconds until one more may start; 0 or less means now. */
  delay(now: number): number {
    const oldest = this.#starts[this.#next];
    return oldest === undefined ? 0 : oldest + this.#span - now;
  }

  /** Notes a start. */
  add(now: number): void {
    if (this.#most === Number.POSITIVE_INFINITY) {
      return;
    }
    this.#starts[this.#next] = now;
    this.#next = (this.#next + 1) % this.#most;
  }
}

/**
 * Keeps requests under a rate: at most `requests` in every span of `interval`, first come, first served. When Belvo says
 * that it was too much, all wait as long as it asks, two minutes at most.
 *
 * @throws UsageError for settings that are not positive.
 * @example
 * const rateLimiter = createRateLimiter({ concurrency: 10 });
 * const belvo = createBelvoClient({ secretId, secretPassword, environment: 'production', rateLimiter });
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  if (!isObject(options)) {
    throw new UsageError('The settings of a rate limiter must be an object.');
  }
  checkNames(options, ['requests', 'interval', 'concurrency', 'onWait'], 'A rate limiter has no setting');
  const { requests = rateLimit.requests, interval = rateLimit.interval } = options;
  const { concurrency = Number.POSITIVE_INFINITY, onWait } = options;
  if (!(requests >= 1) || !(interval > 0) || !(concurrency >= 1)) {
    throw new UsageError('requests, interval and concurrency must be positive.');
  }
  const window = new SlidingWindow(Math.floor(requests), interval);
  const queue: Waiter[] = [];
  let active = 0;
  let pausedUntil = 0;
  let running: ReturnType<typeof setTimeout> | undefined;

  const delay = (now: number) => Math.max(window.delay(now), pausedUntil - now);

  const advance = (): void => {
    clearTimeout(running);
    running = undefined;
    for (let now = performance.now(); queue.length > 0 && active < concurrency && delay(now) <= 0; ) {
      window.add(now);
      active++;
      queue.shift()?.start();
      now = performance.now();
    }
    if (queue.length > 0 && active < concurrency) {
      running = timer(advance, Math.ceil(delay(performance.now())));
    }
  };

  /** Gives a place back, once. */
  const releaseOnce = (): Release => {
    let isReleased = false;
    return (error) => {
      if (isReleased) {
        return;
      }
      isReleased = true;
      active--;
      if (error instanceof RateLimitError) {
        const pause = Math.min(error.retryAfterMs ?? interval, retrySchedule.maxRetryAfter);
        pausedUntil = Math.max(pausedUntil, performance.now() + pause);
      }
      advance();
    };
  };

  return {
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        const waiter: Waiter = {
          since: performance.now(),
          start: () => {
            forget?.();
            resolve(releaseOnce());
            const waitedMs = performance.now() - waiter.since;
            if (waitedMs >= 1) {
              quietly(() => onWait?.({ waitedMs, queued: queue.length }));
            }
          },
        };
        const leave = () => {
          const place = queue.indexOf(waiter);
          if (place >= 0) {
            queue.splice(place, 1);
          }
          reject(new AbortError('Aborted by the caller while waiting for the rate limit.', { cause: signal?.reason }));
        };
        const forget = onAbort(signal, leave);
        if (!signal?.aborted) {
          queue.push(waiter);
          advance();
        }
      }),
  };
}
