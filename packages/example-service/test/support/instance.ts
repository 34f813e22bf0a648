/** One instance of the service as a process of its own, which a test can end between any two steps. */
import { createBelvoClient } from '@belvo-openapi/client';
import { createClient } from 'redis';
import { type Step, startService } from '../../src/service.ts';
import { createRedisRateLimiter } from '../../src/shared/redis-rate-limiter.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createLedger } from '../../src/storage/ledger.ts';

/** What a test tells an instance, in the variable `INSTANCE`. */
export interface InstanceSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly belvoUrl: string;
  readonly webhookToken: string;
  /** Longest time for one task: how soon a survivor takes up what a process that died was at. */
  readonly taskSeconds: number;
  /** The step after which the process kills itself, as `kill -9` would. */
  readonly killAt?: Step;
}

const { databaseUrl, redisUrl, belvoUrl, webhookToken, taskSeconds, killAt } = JSON.parse(
  process.env.INSTANCE ?? '{}',
) as InstanceSettings;
const redis = await createClient({ url: redisUrl }).connect();
const database = await openDatabase(databaseUrl);
const belvo = createBelvoClient({
  secretId: 'example-service',
  secretPassword: 'not-a-real-password',
  baseUrl: belvoUrl,
  retries: { baseDelay: 0 },
  rateLimiter: createRedisRateLimiter({ redis, requests: 20, interval: 1000 }),
});
const service = await startService({
  belvo,
  database,
  ledger: createLedger(database),
  webhookToken,
  taskSeconds,
  users: {
    askPassword: async () => 'not-a-real-new-password',
    askToken: async () => '111111',
    tellRefused: async () => {},
  },
  onStep(step) {
    if (step === killAt) {
      process.kill(process.pid, 'SIGKILL');
    }
  },
});
console.log(service.url);
