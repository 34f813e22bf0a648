import type { DeliveryStore } from '@belvo-openapi/client/webhooks';
import type { Database } from './database.ts';

/**
 * Remembers webhook deliveries on PostgreSQL, for handlers of several instances. Entries older than Belvo's repeats are
 * of no use: delete them from time to time (`DELETE FROM deliveries WHERE at < now() - interval '7 days'`).
 */
export function createPostgresDeliveries(database: Database): DeliveryStore {
  return {
    async has(webhookId) {
      const found = await database.query('SELECT 1 FROM deliveries WHERE webhook_id = $1', [webhookId]);
      return found.length > 0;
    },
    async add(webhookId) {
      await database.query('INSERT INTO deliveries (webhook_id) VALUES ($1) ON CONFLICT DO NOTHING', [webhookId]);
    },
  };
}
