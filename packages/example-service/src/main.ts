/**
 * `pnpm --filter @belvo-openapi/example-service start`: the service as a process. Where end users are reached is left to
 * your application; here everybody is told on the terminal and nobody answers.
 */
import { createBelvoClient, optionsFromEnv } from '@belvo-openapi/client';
import { createClient } from 'redis';
import type { EndUsers } from './ports.ts';
import { startService } from './service.ts';
import { createRedisRateLimiter } from './shared/redis-rate-limiter.ts';
import { openDatabase } from './storage/database.ts';
import { createLedger } from './storage/ledger.ts';

const { DATABASE_URL, REDIS_URL, WEBHOOK_TOKEN, PORT } = process.env;
if (WEBHOOK_TOKEN === undefined) {
  console.error('Set WEBHOOK_TOKEN to the bearer token that you entered for the webhook in the dashboard.');
  process.exit(1);
}

const users: EndUsers = {
  async askPassword(link) {
    console.log(`Link ${link} needs a new password.`);
    return undefined;
  },
  async askToken(link) {
    console.log(`Link ${link} needs the token of a second factor.`);
    return undefined;
  },
  async tellRefused(link, reason) {
    console.log(`Link ${link}: ${reason}`);
  },
};

const redis = REDIS_URL === undefined ? undefined : await createClient({ url: REDIS_URL }).connect();
const database = await openDatabase(DATABASE_URL ?? 'data');
const belvo = createBelvoClient({
  ...optionsFromEnv(),
  ...(redis && { rateLimiter: createRedisRateLimiter({ redis }) }),
});
const service = await startService({
  belvo,
  users,
  database,
  ledger: createLedger(database),
  webhookToken: WEBHOOK_TOKEN,
  port: Number(PORT ?? 0),
  onOutcome: ({ task, ...rest }) => console.log(task.kind, task.link, 'error' in rest ? String(rest.error) : rest.done),
});
console.log(`Webhooks: ${service.url}`);

async function stop(): Promise<void> {
  await service.close();
  await Promise.all([database.close(), redis?.close()]);
}
process.once('SIGINT', stop).once('SIGTERM', stop);
