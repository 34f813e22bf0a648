import { createBelvoClient, type Transaction } from '@belvo-openapi/client';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { afterEach, beforeAll, beforeEach, describe } from 'vitest';
import type { EndUsers, Ledger } from '../src/ports.ts';
import { type Outcome, type Service, startService } from '../src/service.ts';
import { type Database, openDatabase } from '../src/storage/database.ts';

/** The link all tests are about. */
export const LINK = '11111111-1111-4111-8111-111111111111';

/** What the webhook's authorization was agreed to be. */
export const TOKEN = 'not-a-real-webhook-token';

/** A service, the mock it talks to, and everything it told its surroundings. */
export interface Stage {
  readonly mock: MockServer;
  readonly service: Service;
  readonly users: EndUsers & { password: string | undefined; token: string | undefined; readonly told: string[] };
  readonly ledger: Ledger & { readonly transactions: Map<string, Transaction> };
  readonly outcomes: Outcome[];
  /** Where the mock delivers webhooks to. */
  readonly webhook: { readonly url: string; readonly authorization: string };
}

/** One embedded database, and one mock of each kind, for all files: they run one after the other. */
let opened: Promise<Database> | undefined;
const mocks = new Map<boolean, Promise<MockServer>>();

/** The same consumer against a mock that answers by examples, and against one that remembers. */
export function onEachMock(tests: (stage: () => Stage) => void): void {
  describe.each([false, true])('on a mock whose state is kept: %s', (state) => tests(useStage(state)));
}

/** A fresh service for each test. */
function useStage(state: boolean): () => Stage {
  let mock: MockServer;
  let database: Database;
  let stage: Stage;
  beforeAll(async () => {
    opened ??= openDatabase();
    mocks.set(state, mocks.get(state) ?? startMock({ state }));
    [mock, database] = [(await mocks.get(state)) as MockServer, await opened];
  });
  beforeEach(async () => {
    mock.reset();
    const users = {
      password: 'not-a-real-new-password' as string | undefined,
      token: '111111' as string | undefined,
      told: [] as string[],
      askPassword: async () => users.password,
      askToken: async () => users.token,
      tellRefused: async (_link: string, reason: string) => void users.told.push(reason),
    };
    const transactions = new Map<string, Transaction>();
    const ledger = {
      transactions,
      put: async (_link: string, transaction: Transaction) =>
        void transactions.set(String(transaction.id), transaction),
    };
    const outcomes: Outcome[] = [];
    const [{ queue } = { queue: null }] = await database.query<{ queue: string | null }>(
      `SELECT to_regclass('pgboss.job')::text AS queue`,
    );
    if (queue !== null) {
      await database.query('DELETE FROM pgboss.job');
    }
    await database.query('DELETE FROM deliveries');
    await database.query('DELETE FROM outcomes');
    await database.query('DELETE FROM repairs');
    const belvo = createBelvoClient({
      secretId: 'example-service',
      secretPassword: 'not-a-real-password',
      baseUrl: mock.url,
      retries: { baseDelay: 0 },
    });
    const onOutcome = (outcome: Outcome) => void outcomes.push(outcome);
    const service = await startService({ belvo, users, ledger, database, webhookToken: TOKEN, onOutcome });
    const webhook = { url: service.url, authorization: `Bearer ${TOKEN}` };
    stage = { mock, service, users, ledger, outcomes, webhook };
  });
  afterEach(async () => await stage?.service.close());
  return () => stage;
}
