import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const LINK = '11111111-1111-4111-8111-111111111111';
const KEYS = { BELVO_SECRET_ID: 'not-a-real-id', BELVO_SECRET_PASSWORD: 'not-a-real-password' };
const hasPython = spawnSync('python3', ['-c', 'import requests']).status === 0;

let mock: MockServer;
let printed: unknown[][];

beforeAll(async () => {
  mock = await startMock();
});
beforeEach(() => {
  mock.reset();
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...KEYS, BELVO_BASE_URL: mock.url })) {
    vi.stubEnv(name, value);
  }
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(values));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => mock.close());

const operations = () => mock.journal.entries.map(({ operation }) => operation?.operationId);
const statuses = () => mock.journal.entries.map(({ answer }) => answer?.status);

/** Runs a program of the samples as a reader would. */
async function run(command: string, file: string): Promise<string> {
  const path = fileURLToPath(new URL(`../../samples/${file}`, import.meta.url));
  const { stdout } = await promisify(execFile)(command, [path], {
    maxBuffer: 1 << 26,
    env: { ...process.env, ...KEYS, BELVO_BASE_URL: mock.url },
  });
  return stdout;
}

describe('in TypeScript', () => {
  test('the first call lists institutions', async () => {
    await import('../../samples/first-call.ts');
    expect(operations()).toEqual(['institutions_list']);
    expect(printed.length).toBeGreaterThan(0);
  });

  test('a user is connected by a widget address, and the link is read before it is believed', async () => {
    const { openWidget, connected } = await import('../../samples/connect-user.ts');
    const address = new URL(await openWidget('user-0001'));
    expect(address.searchParams.get('external_id')).toBe('user-0001');
    expect(address.searchParams.get('access_token')).toBeTruthy();
    expect(await connected(LINK)).toContain('Connected');
    expect(operations()).toEqual(['widgetToken_create', 'links_get']);
    expect(statuses()).toEqual([200, 200]);
  });

  test("last month's transactions are those of all pages", async () => {
    const { askForPeriod, lastMonth, transactionsOfLastMonth } = await import('../../samples/last-month.ts');
    expect(lastMonth(new Date('2026-01-15'))).toEqual(['2025-12-01', '2025-12-31']);
    expect(lastMonth(new Date('2024-03-31'))).toEqual(['2024-02-01', '2024-02-29']);
    mock.scenarios.longPagination({ items: 2500 });
    expect(await transactionsOfLastMonth(LINK, new Date('2026-02-03'))).toHaveLength(2500);
    expect(operations()).toEqual(['transactions_list', 'transactions_list', 'transactions_list']);
    expect(mock.journal.entries[0]?.query.get('value_date__range')).toBe('2026-01-01,2026-01-31');
    expect(await askForPeriod(LINK, '2025-01-01', '2025-12-31')).toBeTypeOf('string');
    expect(statuses().at(-1)).toBe(202);
  });

  test('a link is kept fresh, and a refresh too soon is no failure', async () => {
    const { keepFresh, refreshNow } = await import('../../samples/keep-fresh.ts');
    expect(await keepFresh(LINK)).toBeTypeOf('string');
    expect(await refreshNow(LINK)).toBeTypeOf('string');
    mock.faults.on('links_refresh', 'answer;status=409;example=link_refreshed');
    expect(await refreshNow(LINK)).toBeUndefined();
  });

  test('a Pix payment goes from bank to state', async () => {
    const { banks, createCustomer, pay, state } = await import('../../samples/pix.ts');
    const [bank] = await banks();
    const customer = await createCustomer('00000000191', 'Ana Exemplo');
    const order = { customer, bank: bank?.id ?? '', beneficiary: LINK, amount: '149.90', number: '0001', key: LINK };
    const { id, redirectTo } = await pay(order);
    expect(redirectTo).toMatch(/^https:/);
    expect(await state(id)).toBe('paid');
    expect(operations()).toEqual([
      'paymentInstitutions_list',
      'customers_create',
      'paymentIntents_create',
      'paymentIntents_get',
    ]);
    expect(mock.journal.of('paymentIntents_create')[0]?.headers['belvo-idempotency-key']).toBe(LINK);
  });

  test('each error has an end, and the person reads their own language', async () => {
    const { verdict } = await import('../../samples/tell-user.ts');
    const { belvo } = await import('../../../client/samples/belvo.ts');
    const messages = { login_error: 'Tu banco no aceptó estos datos.' };
    const ask = async (status: number, example?: string) => {
      mock.faults.on('links_update', `answer;status=${status}${example ? `;example=${example}` : ''}`);
      const failed = await belvo.links
        .update(LINK, { password: 'not-a-real-password' }, { retries: 0 })
        .catch((e) => e);
      return verdict(failed, messages, 'Algo salió mal.');
    };
    expect(await ask(400, 'login_error')).toEqual({ action: 'ask the user', tell: messages.login_error });
    expect(await ask(400, 'institution_down')).toEqual({ action: 'repeat later', tell: 'Algo salió mal.' });
    expect(await ask(401)).toEqual({ action: 'fix it', tell: 'Algo salió mal.' });
    expect(verdict(new Error('broken'), messages, 'Algo salió mal.').action).toBe('repeat later');
  });
});

describe('in the shell', () => {
  test('every program makes its calls', async () => {
    const rows: [file: string, calls: string[]][] = [
      ['first-call.sh', ['institutions_list']],
      ['connect-user.sh', ['widgetToken_create']],
      ['second-factor.sh', ['links_update', 'links_resume']],
      ['last-month.sh', ['transactions_list']],
      ['ask-for-period.sh', ['transactions_retrieve']],
      ['keep-fresh.sh', ['links_modify', 'links_refresh']],
      ['pix.sh', ['customers_create', 'paymentIntents_create', 'paymentIntents_get']],
    ];
    await checkRows(
      rows,
      ([file]) => file,
      async ([file, expected]) => {
        mock.reset();
        const stdout = await run('sh', file);
        expect(operations()).toEqual(expected);
        expect(statuses().every((status) => status !== undefined && status < 300)).toBe(true);
        expect(stdout).toContain(mock.journal.last?.answer?.text ?? 'an answer');
      },
    );
  });

  test('pages are read to the last one', async () => {
    mock.scenarios.longPagination({ items: 2001 });
    await run('sh', 'last-month.sh');
    expect(mock.journal.entries.map(({ query }) => query.get('page'))).toEqual(['1', '2', '3']);
  });

  test('an event is taken by the receiver of the guide', async () => {
    vi.stubEnv('BELVO_WEBHOOK_TOKEN', 'not-a-real-token');
    const { server } = await import('../../../client/samples/webhooks.ts');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const path = fileURLToPath(new URL('../../samples/webhook.sh', import.meta.url));
    await promisify(execFile)('sh', [path], { env: { ...process.env, WEBHOOK_URL: `http://127.0.0.1:${port}/` } });
    server.close();
    expect(printed[0]?.join(' ')).toContain(LINK);
  });
});

describe.skipIf(!hasPython)('in Python', () => {
  test('the first call', async () => {
    expect(await run('python3', 'first-call.py')).toMatch(/\w+ .+ healthy/);
  });

  test('all pages', async () => {
    mock.scenarios.longPagination({ items: 2001 });
    const stdout = await run('python3', 'last-month.py');
    expect(stdout.trim().split('\n')).toHaveLength(2001);
  });
});
