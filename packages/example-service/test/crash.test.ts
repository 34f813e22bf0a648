import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { createClient } from 'redis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../src/service.ts';
import { createRedisDeliveries } from '../src/shared/redis-deliveries.ts';
import { createRedisRateLimiter } from '../src/shared/redis-rate-limiter.ts';
import { type Database, openDatabase } from '../src/storage/database.ts';
import { createPostgresDeliveries } from '../src/storage/postgres-deliveries.ts';
import type { InstanceSettings } from './support/instance.ts';
import { missingServers, startPostgres, startRedis, type TestServer } from './support/servers.ts';

const LINK = '11111111-1111-4111-8111-111111111111';
const TOKEN = 'not-a-real-webhook-token';
const missing = missingServers();
if (missing !== undefined) {
  console.warn(`\nSKIPPED: tests with several instances. ${missing}.\n`);
}

describe.skipIf(missing !== undefined)('several instances', () => {
  let postgres: TestServer;
  let redis: TestServer;
  let mock: MockServer;
  let database: Database;
  /** When requests came in. */
  let times: number[] = [];
  const instances: ChildProcess[] = [];

  beforeAll(async () => {
    [postgres, redis, mock] = await Promise.all([
      startPostgres(),
      startRedis(),
      startMock({ onRequest: ({ operation }) => void (operation === undefined || times.push(Date.now())) }),
    ]);
    database = await openDatabase(postgres.url);
  }, 60_000);
  afterEach(() => {
    for (const instance of instances.splice(0)) {
      instance.kill('SIGKILL');
    }
  });
  afterAll(async () => {
    await database.close();
    await Promise.all([postgres.stop(), redis.stop(), mock.close()]);
  });

  async function startInstance(killAt?: Step): Promise<{ readonly url: string; readonly child: ChildProcess }> {
    const settings: InstanceSettings = {
      databaseUrl: postgres.url,
      redisUrl: redis.url,
      belvoUrl: mock.url,
      webhookToken: TOKEN,
      ...(killAt !== undefined && { killAt }),
    };
    const script = fileURLToPath(new URL('support/instance.ts', import.meta.url));
    const env = { ...process.env, INSTANCE: JSON.stringify(settings) };
    const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    instances.push(child);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return { url: String(line).trim(), child };
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

  const outcomes = (task: string) =>
    database.query<{ outcome: unknown }>('SELECT outcome FROM outcomes WHERE task = $1', [task]);
  const count = async (table: string) =>
    (await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

  test.each<Step>(['queued', 'answered', 'fetched', 'worked', 'recorded'])(
    'a delivery survives the death of its instance after it was %s, and is not worked on twice',
    async (step) => {
      mock.reset();
      mock.scenarios.longPagination({ on: 'transactions_list', items: 250 });
      await database.query('DELETE FROM ledger');
      const index = ['queued', 'answered', 'fetched', 'worked', 'recorded'].indexOf(step) + 1;
      const webhookId = `0000000000000000000000000000000${index}`;
      const task = `00000000-0000-0000-0000-00000000000${index}`;

      const dying = await startInstance(step);
      const died = once(dying.child, 'exit');
      const taken = await deliver(dying.url, webhookId, 'TRANSACTIONS', 'historical_update');
      await died;
      const survivor = await startInstance();
      // Belvo repeats what was not taken; here it repeats what was, too.
      expect(await deliver(survivor.url, webhookId, 'TRANSACTIONS', 'historical_update')).toBe(true);

      await expect.poll(() => outcomes(task), { timeout: 20_000 }).toHaveLength(1);
      expect((await outcomes(task))[0]?.outcome).toEqual({ task: { kind: 'sync', link: LINK }, done: 250 });
      expect(await count('ledger')).toBe(250);
      expect(typeof taken).toBe('boolean');
    },
    60_000,
  );

  test('a password that was on its way when an instance died is not sent again', async () => {
    mock.reset();
    const webhookId = 'f'.repeat(32);
    const dying = await startInstance('worked');
    const died = once(dying.child, 'exit');
    await deliver(dying.url, webhookId, 'LINK', 'invalid_credentials');
    await died;
    await startInstance();
    const task = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    await expect.poll(() => outcomes(task), { timeout: 20_000 }).toHaveLength(1);
    expect(mock.journal.of('links_update')).toHaveLength(1);
    expect(mock.journal.of('links_get')).toHaveLength(1);
  }, 60_000);

  test('two instances share the work, and their limiter keeps every span under the limit of all', async () => {
    mock.reset();
    mock.scenarios.longPagination({ on: 'transactions_list', items: 300 });
    times = [];
    const [one, other] = await Promise.all([startInstance(), startInstance()]);
    const ids = Array.from({ length: 12 }, (_, index) => `a${String(index).padStart(31, '0')}`);
    const taken = await Promise.all(
      ids.map((id, index) => deliver((index % 2 ? one : other).url, id, 'TRANSACTIONS', 'historical_update')),
    );
    expect(taken).toEqual(ids.map(() => true));
    const done = () => database.query(`SELECT 1 FROM outcomes WHERE task::text LIKE 'a0%'`);
    await expect.poll(done, { timeout: 30_000 }).toHaveLength(12);

    expect(times).toHaveLength(12 * 3);
    // Twenty a second are allowed, and two may be on their way from the limiter to the mock.
    const most = Math.max(...times.map((from) => times.filter((time) => time >= from && time < from + 900).length));
    expect(most).toBeLessThanOrEqual(22);
  }, 60_000);

  test('deliveries are remembered for all instances, on Redis and on PostgreSQL', async () => {
    const client = await createClient({ url: redis.url }).connect();
    for (const store of [createRedisDeliveries(client as never), createPostgresDeliveries(database)]) {
      expect(await store.has('one')).toBe(false);
      await store.add('one');
      await store.add('one');
      expect([await store.has('one'), await store.has('other')]).toEqual([true, false]);
    }
    expect(await client.ttl('belvo:delivery:one')).toBeGreaterThan(0);
    await client.close();
  });

  test('whoever waits for the shared limiter can give up', async () => {
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
