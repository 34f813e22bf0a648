import type { DeliveryStore } from '@belvo-openapi/client/webhooks';
import type { RedisClientType } from 'redis';

const WEEK_SECONDS = 7 * 24 * 3600;

/** What the store uses of a Redis client. */
export type RedisCommands = Pick<RedisClientType, 'exists' | 'set'>;

/** Remembers webhook deliveries on Redis or Valkey for a week, for handlers of several instances. */
export function createRedisDeliveries(redis: RedisCommands, prefix = 'belvo:delivery:'): DeliveryStore {
  return {
    has: async (webhookId) => (await redis.exists(prefix + webhookId)) === 1,
    add: (webhookId) => redis.set(prefix + webhookId, '1', { expiration: { type: 'EX', value: WEEK_SECONDS } }),
  };
}
