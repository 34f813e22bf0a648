import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest';
import type { Step } from '../src/service.ts';
import { createRedisDeliveries } from '../src/shared/redis-deliveries.ts';
import { createRedisRateLimiter } from '../src/shared/redis-rate-limiter.ts';
import { type Database, openDatabase } from '../src/storage/database.ts';
import { createPostgresDeliveries } from '../src/storage/postgres-deliveries.ts';
import { Queue } from '../src/storage/queue.ts';
import type { InstanceSettings } from './support/instance.ts';
import { missingServers, startPostgres, startRedis, type TestServer } from './support/servers.ts';

const LINK = '11111111-1111-4111-8111-111111111111';
const TOKEN = 'not-a-real-webhook-token';
const STEPS: readonly Step[] = ['queued', 'answered', 'fetched', 'worked', 'recorded'];
const missing = missingServers();
if (missing !== undefined) {
  console.warn(`\nSKIPPED: tests with several instances. ${missing}.\n`);
}

/** One delivery, as Belvo makes it: whether it was taken. */
async function deliver(url: string, webhookId: string, type: string, code: string): Promise<boolean> {
  const body = JSON.stringify({ webhook_id: webhookId, webhook_type: type, webhook_code: code, link_id: LINK });
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  return await fetch(url, { method: 'POST', headers, body }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** What the instances of one test share: a database and a Redis of their own. */
interface Stage {
  readonly database: Database;
  readonly redisUrl: string;
  /** Starts an instance as a process of its own; it ends with the test. */
  startInstance(killAt?: Step): Promise<{ readonly url: string; readonly died: Promise<unknown> }>;
}

describe.skipIf(missing !== undefined)('several instances', { concurrent: true }, () => {
  let postgres: TestServer;
  let redis: TestServer;
  let mock: MockServer;
  let server: Database;
  let stages = 0;

  const databaseUrl = (name: string) => new URL(`/${name}`, postgres.url).href;

  beforeAll(async () => {
    [postgres, redis, mock] = await Promise.all([startPostgres(), startRedis(), startMock()]);
    mock.scenarios.longPagination({ on: 'transactions_list', items: 250 });
    server = await openDatabase(postgres.url);
    // Every test begins with a copy of a database that has all tables.
    await server.query('CREATE DATABASE prepared');
    const prepared = await openDatabase(databaseUrl('prepared'));
    const queue = new Queue(prepared);
    await queue.start();
    await queue.stop();
    await prepared.close();
  });
  afterAll(async () => {
    await server.close();
    await Promise.all([postgres.stop(), redis.stop(), mock.close()]);
  });

  async function openStage({ onTestFinished }: TestContext, { url }: MockServer, taskSeconds: number): Promise<Stage> {
    const number = ++stages;
    const name = `stage_${number}`;
    const redisUrl = `${redis.url}/${number}`;
    await server.query(`CREATE DATABASE ${name} TEMPLATE prepared`);
    const database = await openDatabase(databaseUrl(name));
    onTestFinished(() => database.close());
    return {
      database,
      redisUrl,
      async startInstance(killAt) {
        const settings: InstanceSettings = {
          databaseUrl: databaseUrl(name),
          redisUrl,
          belvoUrl: url,
          webhookToken: TOKEN,
          taskSeconds,
          ...(killAt !== undefined && { killAt }),
        };
        const script = fileURLToPath(new URL('support/instance.ts', import.meta.url));
        const env = { ...process.env, INSTANCE: JSON.stringify(settings) };
        const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
        const died = once(child, 'exit');
        onTestFinished(async () => {
          child.kill('SIGKILL');
          await died;
        });
        const [line] = (await once(child.stdout, 'data')) as [Buffer];
        return { url: String(line).trim(), died };
      },
    };
  }

  const outcomes = ({ database }: Stage) => database.query<{ outcome: unknown }>('SELECT outcome FROM outcomes');
  /** What is still to do, and what has been done. */
  const state = ({ database }: Stage) =>
    database.query(`SELECT (SELECT count(*)::int FROM pgboss.job WHERE name = 'belvo' AND state < 'completed') AS open,
      (SELECT count(*)::int FROM outcomes) AS done`);
  const soon = { timeout: 240_000, interval: 200 };

  test.for(STEPS)(
    'a delivery survives the death of its instance after it was %s, and is not worked on twice',
    async (step, context) => {
      const { expect } = context;
      const stage = await openStage(context, mock, 3);
      const webhookId = `${STEPS.indexOf(step)}`.padStart(32, '0');
      const dying = await stage.startInstance(step);
      await deliver(dying.url, webhookId, 'TRANSACTIONS', 'historical_update');
      await dying.died;
      const survivor = await stage.startInstance();
      // Belvo repeats what was not taken; here it repeats what was, too.
      expect(await deliver(survivor.url, webhookId, 'TRANSACTIONS', 'historical_update')).toBe(true);

      await expect.poll(() => state(stage), soon).toEqual([{ open: 0, done: 1 }]);
      expect((await outcomes(stage))[0]?.outcome).toEqual({ task: { kind: 'sync', link: LINK }, done: 250 });
      expect(await stage.database.query('SELECT count(*)::int AS n FROM ledger')).toEqual([{ n: 250 }]);
    },
  );

  test('a password that was on its way when an instance died is not sent again', async (context) => {
    const { expect } = context;
    const stage = await openStage(context, mock, 6);
    const dying = await stage.startInstance('worked');
    await deliver(dying.url, 'f'.repeat(32), 'LINK', 'invalid_credentials');
    await dying.died;
    await stage.startInstance();
    await expect.poll(() => state(stage), soon).toEqual([{ open: 0, done: 1 }]);
    expect(mock.journal.of('links_update')).toHaveLength(1);
    expect(mock.journal.of('links_get')).toHaveLength(1);
  });

  test('two instances share the work, and their limiter keeps every span under the limit of all', async (context) => {
    const { expect } = context;
    /** When requests came in. */
    const times: number[] = [];
    const own = await startMock({ onRequest: () => void times.push(performance.now()) });
    context.onTestFinished(() => own.close());
    own.scenarios.longPagination({ on: 'transactions_list', items: 300 });
    const stage = await openStage(context, own, 60);
    const [one, other] = await Promise.all([stage.startInstance(), stage.startInstance()]);
    const ids = Array.from({ length: 12 }, (_, index) => `a${String(index).padStart(31, '0')}`);
    const taken = await Promise.all(
      ids.map((id, index) => deliver((index % 2 ? one : other).url, id, 'TRANSACTIONS', 'historical_update')),
    );
    expect(taken).toEqual(ids.map(() => true));
    await expect.poll(() => state(stage), soon).toEqual([{ open: 0, done: 12 }]);

    expect(times).toHaveLength(12 * 3);
    // Twenty a second are allowed, and two may be on their way from the limiter to the mock.
    const most = Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 900).length));
    expect(most).toBeLessThanOrEqual(22);
  });

  test('deliveries are remembered for all instances, on Redis and on PostgreSQL', async (context) => {
    const { expect } = context;
    const { database, redisUrl } = await openStage(context, mock, 3);
    const client = await createClient({ url: redisUrl }).connect();
    for (const store of [createRedisDeliveries(client as never), createPostgresDeliveries(database)]) {
      expect(await store.has('one')).toBe(false);
      await store.add('one');
      await store.add('one');
      expect([await store.has('one'), await store.has('other')]).toEqual([true, false]);
    }
    expect(await client.ttl('belvo:delivery:one')).toBeGreaterThan(0);
    await client.close();
  });

  test('whoever waits for the shared limiter can give up', async ({ expect }) => {
    const client = await createClient({ url: redis.url }).connect();
    const limiter = createRedisRateLimiter({ redis: client, requests: 2, interval: 60_000, key: 'abort' });
    await limiter.acquire(undefined);
    const controller = new AbortController();
    const waiting = limiter.acquire(controller.signal);
    controller.abort(new Error('given up'));
    await expect(waiting).rejects.toMatchObject({ cause: { message: 'given up' } });
    await client.close();
  });
});
