import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fault, type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { buildEvent } from '../src/testing.ts';
import { selfSignedCertificate } from './support/certificate.ts';
import { LINK_ID } from './support/client.ts';

const SERVERS = /^https:\/\/(sandbox|api)\.belvo\.com/;

// Those that need another package are tried in package/guides.test.ts.

let mock: MockServer;
let printed: unknown[][];

beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

beforeEach(() => {
  mock.reset();
  vi.resetModules();
  vi.stubEnv('BELVO_SECRET_ID', 'not-a-real-id');
  vi.stubEnv('BELVO_SECRET_PASSWORD', 'not-a-real-secret');
  vi.stubEnv('BELVO_ENV', 'sandbox');
  // Samples are run as they are printed; only their network leads to the mock.
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const server = SERVERS.exec(url)?.[0];
    if (server === undefined) {
      return fetch(url, init);
    }
    const response = await fetch(url.replace(server, mock.url), init);
    const text = (await response.text()).replaceAll(mock.url, server);
    return new Response(text === '' ? null : text, {
      status: response.status,
      headers: withoutLength(response.headers),
    });
  });
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(values));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function withoutLength(headers: Headers): Headers {
  const copy = new Headers(headers);
  copy.delete('content-length');
  return copy;
}

const operations = () => mock.journal.entries.map(({ operation }) => operation?.operationId);

test('start: the newest links', async () => {
  await import('../samples/start.ts');
  expect(operations()).toEqual(['links_list']);
  expect(mock.journal.last?.url).toContain('status__in=valid,invalid');
  expect(printed.length).toBeGreaterThan(0);
});

test('configuration: keys from a function, settings per client and per call', async () => {
  await import('../samples/configuration.ts');
  expect(operations()).toEqual(['institutions_list']);
  const { headers } = mock.journal.last ?? {};
  expect(headers?.['x-tenant']).toBe('fintech');
  expect(headers?.['user-agent']).toMatch(/^fintech-backend\/2\.1 /);
  expect(atob(String(headers?.authorization).slice(6))).toBe(
    'not-a-real-belvo-secret-id:not-a-real-belvo-secret-password',
  );
  expect(printed[0]?.[0]).toBeTypeOf('number');
});

test('responses: everything about the answer', async () => {
  await import('../samples/responses.ts');
  expect(printed).toEqual([[200, expect.any(String), expect.stringContaining('json'), undefined, true, 1]]);
});

test('errors: told apart by class, status and code', async () => {
  const { linkStatus } = await import('../samples/errors.ts');
  expect(await linkStatus(LINK_ID)).toBeTypeOf('string');
  mock.faults.on('links_get', fault.answer(404), fault.answer(403, 'access_to_resource_denied'));
  expect(await linkStatus(LINK_ID)).toBe('gone');
  expect(await linkStatus(LINK_ID)).toContain('Belvo');
  mock.faults.on('links_get', fault.rateLimit({ retryAfter: 600 }));
  expect(await linkStatus(LINK_ID)).toBe('busy for 600000 ms');
});

test('results: every status by its literal', async () => {
  const { rename } = await import('../samples/results.ts');
  expect(await rename(LINK_ID)).toMatch(/^now /);
  mock.faults.on('links_update', fault.answer(400, 'login_error'), fault.answer(404), fault.answer(428), fault.reset());
  expect(await rename(LINK_ID)).toBe('refused: login_error');
  expect(await rename(LINK_ID)).toBe('no such link');
  expect(await rename(LINK_ID)).toMatch(/^a token is needed until 20/);
  expect(await rename(LINK_ID)).toMatch(/^failed: links_update: connection broke/);
});

test('mfa: in one place, and step by step', async () => {
  const { begin, enter, updateAndAsk } = await import('../samples/mfa.ts');
  mock.scenarios.mfaRound({ rounds: 2 });
  const asked: string[] = [];
  const link = await updateAndAsk(LINK_ID, 'not-a-real-password', async (text) => {
    asked.push(text);
    return '000000';
  });
  expect(link.id).toBeTypeOf('string');
  expect(asked).toHaveLength(2);
  expect(operations()).toEqual(['links_update', 'links_resume', 'links_resume']);

  const first = await begin(LINK_ID, 'not-a-real-password');
  const second = await enter(first, '000000');
  expect([first.state, second.state]).toEqual(['mfaRequired', 'mfaRequired']);
  expect((await enter(second, '000000')).state).toBe('completed');
  expect(printed[0]?.[0]).toContain('Ask the user');
});

test('lists: a page, all items, pages, an array', async () => {
  mock.scenarios.longPagination({ items: 250 });
  await import('../samples/lists.ts');
  expect(printed[0]).toEqual([250]);
  expect(printed.at(-1)).toEqual([200]);
  expect(printed.slice(-4, -1)).toEqual([[100], [100], [50]]);
  expect(printed).toHaveLength(1 + 250 + 3 + 1);
});

test('cancel: an abort is an error of its own', async () => {
  await import('../samples/cancel.ts');
  expect(printed).toEqual([[true]]);
});

test('rate limit: calls share the limiter', async () => {
  await import('../samples/rate-limit.ts');
  expect(printed.at(-1)).toEqual([2]);
});

test('hooks: what they print holds no password', async () => {
  mock.faults.on('links_update', fault.answer(400, 'login_error'));
  await expect(import('../samples/hooks.ts')).rejects.toThrow('login_error');
  expect(printed).toEqual([
    ['→', 'links_update', 1, '{"password":"[redacted]"}'],
    ['←', 'links_update', 400, 'login_error'],
  ]);
});

test('asynchronous mode: a receipt', async () => {
  await import('../samples/async-mode.ts');
  expect(mock.journal.last?.headers['x-belvo-request-mode']).toBe('async');
  expect(printed[0]?.[0]).toBeTypeOf('string');
});

test('webhooks: typed events, unknown ones, and each delivery once', async () => {
  const { server } = await import('../samples/webhooks.ts');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const deliver = async (event: object) => {
    const headers = { authorization: 'Bearer not-a-real-token' };
    const body = JSON.stringify(event);
    return (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers, body })).status;
  };
  const stored = buildEvent('transactions-historical-update', { link_id: LINK_ID });
  expect(await deliver(stored)).toBe(204);
  expect(await deliver(stored)).toBe(204);
  expect(await deliver({ webhook_id: 'w-2', webhook_type: 'NEW', webhook_code: 'thing' })).toBe(204);
  expect(printed).toEqual([
    ['stored:', stored.data?.total_transactions, 'of', LINK_ID],
    ['not described:', 'NEW', 'thing'],
  ]);
});

test('widget: a token with the keys of the client', async () => {
  await import('../samples/widget.ts');
  expect(mock.journal.last?.json).toMatchObject({ id: 'not-a-real-id', password: 'not-a-real-secret' });
  expect(printed).toEqual([['https://widget.belvo.io']]);
});

test('credential files: read, checked and sent', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvo-sample-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificate = selfSignedCertificate(publicKey, privateKey, 'Empresa Ejemplo');
  writeFileSync(join(folder, 'company.cer'), certificate);
  writeFileSync(join(folder, 'company.key'), privateKey.export({ type: 'pkcs8', format: 'der' }));
  const { renewCertificate } = await import('../samples/credential-files.ts');
  await renewCertificate(LINK_ID, folder, 'not-a-real-password');
  expect(mock.journal.last?.json).toMatchObject({ certificate: certificate.toString('base64') });
});

test('exact: amounts as text', async () => {
  await import('../samples/exact.ts');
  expect(printed.length).toBeGreaterThan(0);
  for (const [amount] of printed) {
    expect(amount).toMatch(/^-?\d+(\.\d+)?$/);
  }
});

test('testing: no server at all', async () => {
  await import('../samples/testing.ts');
  expect(printed.slice(0, 4)).toEqual([[428], [400], [200], [{ password: 'not-a-real-password' }]]);
  expect(printed[5]?.[0]).toMatchObject({ link_id: LINK_ID });
  expect(mock.journal.entries).toHaveLength(0);
});

test('paths: the openapi-fetch client', async () => {
  await import('../samples/paths.ts');
  expect(printed).toEqual([[200, expect.any(String), undefined]]);
});

test('functions: only what is imported', async () => {
  await import('../samples/functions.ts');
  expect(operations()).toEqual(['links_update', 'links_get']);
  expect(printed[0]?.[0]).toBeTypeOf('string');
});
