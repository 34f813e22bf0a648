import { timer } from '../core/timer.ts';
import { AbortError } from '../errors/abort-error.ts';
import { RateLimitError } from '../errors/rate-limit-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { rateLimit, retrySchedule } from '../generated/facts.ts';
import type { RateLimiter } from './limiter.ts';
import { SlidingWindow } from './sliding-window.ts';

/** Settings of a rate limiter. */
export interface RateLimiterOptions {
  /** Most requests in a window. Default: 80, as Belvo documents per address. */
  readonly requests?: number;
  /** The window in milliseconds. Default: 30000. */
  readonly perMs?: number;
  /** Most requests under way at once. Default: no limit. */
  readonly concurrency?: number;
  /** Told when a request had to wait, once it may start. */
  readonly onWait?: (wait: { readonly waitedMs: number; readonly queued: number }) => void;
}

type Release = (error?: unknown) => void;

interface Waiter {
  readonly since: number;
  readonly start: () => void;
}

/** An observer's fault must not become that of a call which happens to be let in. */
function quietly(observe: () => void): void {
  try {
    observe();
  } catch {
    // Nobody to tell.
  }
}

/**
 * Keeps requests under a rate: at most `requests` in every span of `perMs`, first come, first served. When Belvo says
 * that it was too much, all wait as long as it asks, two minutes at most.
 *
 * @throws UsageError for settings that are not positive.
 * @example
 * const rateLimiter = createRateLimiter({ concurrency: 10 });
 * const belvo = createBelvoClient({ secretId, secretPassword, environment: 'production', rateLimiter });
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  const { requests = rateLimit.requests, perMs = rateLimit.perMs } = options;
  const { concurrency = Number.POSITIVE_INFINITY, onWait } = options;
  if (!(requests >= 1) || !(perMs > 0) || !(concurrency >= 1)) {
    throw new UsageError('requests, perMs and concurrency must be positive.');
  }
  const window = new SlidingWindow(Math.floor(requests), perMs);
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
        const pause = Math.min(error.retryAfterMs ?? perMs, retrySchedule.maxRetryAfter);
        pausedUntil = Math.max(pausedUntil, performance.now() + pause);
      }
      advance();
    };
  };

  return {
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        const leave = () => {
          const place = queue.indexOf(waiter);
          if (place >= 0) {
            queue.splice(place, 1);
          }
          reject(new AbortError('Aborted by the caller while waiting for the rate limit.'));
        };
        const waiter: Waiter = {
          since: performance.now(),
          start: () => {
            signal?.removeEventListener('abort', leave);
            resolve(releaseOnce());
            const waitedMs = performance.now() - waiter.since;
            if (waitedMs >= 1) {
              quietly(() => onWait?.({ waitedMs, queued: queue.length }));
            }
          },
        };
        if (signal?.aborted) {
          leave();
          return;
        }
        signal?.addEventListener('abort', leave);
        queue.push(waiter);
        advance();
      }),
  };
}
