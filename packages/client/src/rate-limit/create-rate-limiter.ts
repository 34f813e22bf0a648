import { AbortError } from '../errors/abort-error.ts';
import { RateLimitError } from '../errors/rate-limit-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { rateLimit } from '../generated/facts.ts';
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

interface Waiter {
  readonly since: number;
  readonly start: () => void;
}

/**
 * Keeps requests under a rate: at most `requests` in every span of `perMs`, first come, first served. When Belvo says
 * that it was too much, all wait as long as it asks.
 *
 * @throws UsageError for settings that are not positive.
 * @example
 * const rateLimiter = createRateLimiter({ concurrency: 10 });
 * const belvo = createBelvoClient({ secretId, secretPassword, environment: 'production', rateLimiter });
 */
export function createRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  const { requests = rateLimit.requests, perMs = rateLimit.seconds * 1000 } = options;
  const { concurrency = Number.POSITIVE_INFINITY, onWait } = options;
  if (!(requests >= 1) || !(perMs > 0) || !(concurrency >= 1)) {
    throw new UsageError('requests, perMs and concurrency must be positive.');
  }
  const window = new SlidingWindow(requests, perMs);
  const queue: Waiter[] = [];
  let active = 0;
  let pausedUntil = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const delay = (now: number) => Math.max(window.delay(now), pausedUntil - now);

  const advance = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (let now = performance.now(); queue.length > 0 && active < concurrency && delay(now) <= 0; ) {
      window.add(now);
      active++;
      queue.shift()?.start();
      now = performance.now();
    }
    if (queue.length > 0 && active < concurrency) {
      timer = setTimeout(advance, Math.ceil(delay(performance.now())));
    }
  };

  const release = (error?: unknown): void => {
    active--;
    if (error instanceof RateLimitError) {
      pausedUntil = performance.now() + (error.retryAfterMs ?? perMs);
    }
    advance();
  };

  return {
    acquire(signal) {
      let resolve: (release: (error?: unknown) => void) => void = () => {};
      let reject: (error: Error) => void = () => {};
      const promise = new Promise<(error?: unknown) => void>((onStart, onEnd) => {
        resolve = onStart;
        reject = onEnd;
      });
      const onAbort = () => {
        queue.splice(queue.indexOf(waiter), 1);
        reject(new AbortError('Aborted by the caller while waiting for the rate limit.'));
      };
      const waiter: Waiter = {
        since: performance.now(),
        start: () => {
          signal?.removeEventListener('abort', onAbort);
          let isReleased = false;
          resolve((error) => {
            if (!isReleased) {
              isReleased = true;
              release(error);
            }
          });
          const waitedMs = performance.now() - waiter.since;
          if (waitedMs >= 1) {
            onWait?.({ waitedMs, queued: queue.length });
          }
        },
      };
      if (signal?.aborted) {
        onAbort();
        return promise;
      }
      signal?.addEventListener('abort', onAbort);
      queue.push(waiter);
      advance();
      return promise;
    },
  };
}
