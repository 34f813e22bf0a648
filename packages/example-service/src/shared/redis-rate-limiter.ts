import { setTimeout } from 'node:timers/promises';
import { RateLimitError, type RateLimiter } from '@belvo-openapi/client';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Settings of the shared limiter. */
export interface RedisRateLimiterOptions {
  /** A connected client of the `redis` package. */
  readonly redis: unknown;
  /** Most requests in any span of `interval`, over all instances. Default: 80, as Belvo documents per address. */
  readonly requests?: number;
  /** The span, in milliseconds. Default: 30000. */
  readonly interval?: number;
  /** What the counters are named by, one for each address that instances share. Default: `belvo`. */
  readonly key?: string;
}

/**
 * A rate limiter that several instances share through Redis or Valkey. Its windows are fixed, and a span may touch two
 * of them: each lets half of the requests through, so that no span has more than all. When Belvo says that it was too
 * much, every instance waits as long as it asks.
 *
 * @example
 * const rateLimiter = createRedisRateLimiter({ redis: await createClient().connect() });
 * const belvo = createBelvoClient({ secretId, secretPassword, environment: 'production', rateLimiter });
 */
export function createRedisRateLimiter(options: RedisRateLimiterOptions): RateLimiter {
  const { redis, requests = 80, interval = 30_000, key = 'belvo' } = options;
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    useRedisPackage: true,
    keyPrefix: key,
    points: Math.max(1, Math.floor(requests / 2)),
    duration: interval / 1000,
  });
  return {
    async acquire(signal) {
      for (;;) {
        signal?.throwIfAborted();
        try {
          await limiter.consume(key);
          break;
        } catch (refused) {
          if (!(refused instanceof RateLimiterRes)) {
            throw refused;
          }
          await setTimeout(refused.msBeforeNext, undefined, signal && { signal });
        }
      }
      return (error) => {
        if (error instanceof RateLimitError) {
          // A fault of Redis here costs a refused request, no more.
          void limiter.block(key, Math.ceil((error.retryAfterMs ?? interval) / 1000)).catch(() => {});
        }
      };
    },
  };
}
