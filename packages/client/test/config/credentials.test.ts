import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AbortError, createBelvoClient, TimeoutError, UsageError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, KEYS, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

const never = () => new Promise<never>(() => {});

test('keys that never come end in the timeout of the attempt, and nothing was sent', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  const belvo = createBelvoClient({ credentials: never, baseUrl: url, timeout: 20, retries: 0 });
  const error = await caught(belvo.links.update(LINK_ID, CREDENTIALS), TimeoutError);
  expect(error).toMatchObject({ maybeSent: false, attempts: 1 });
  expect(received).toHaveLength(0);
});

test('keys that never come for a repeat of what could not be sent: still nothing was sent', async () => {
  const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED', syscall: 'connect' } });
  const credentials = vi.fn(never).mockImplementationOnce(async () => KEYS as never);
  const belvo = createBelvoClient({
    credentials,
    baseUrl: 'https://api.example.com',
    timeout: 20,
    retries: { max: 1, baseDelay: 0 },
    fetch: async () => {
      throw refused;
    },
  });
  const error = await caught(belvo.links.update(LINK_ID, CREDENTIALS), TimeoutError);
  expect(error).toMatchObject({ maybeSent: false, attempts: 2 });
});

test('since nothing was sent, even a call with credentials is then repeated', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, { id: LINK_ID }));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const credentials = vi
    .fn(async () => KEYS)
    .mockImplementationOnce(() => {
      void vi.advanceTimersByTimeAsync(60_100);
      return never();
    });
  const belvo = createBelvoClient({ credentials, baseUrl: url, timeout: 60_000, retries: { max: 1, baseDelay: 0 } });
  expect(await belvo.links.update(LINK_ID, CREDENTIALS)).toEqual({ id: LINK_ID });
  expect(received).toHaveLength(1);
});

test('abort while keys are fetched', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  const controller = new AbortController();
  const credentials = () => {
    queueMicrotask(() => controller.abort());
    return never();
  };
  const belvo = createBelvoClient({ credentials, baseUrl: url });
  await caught(belvo.links.get(LINK_ID, { signal: controller.signal }), AbortError);
  expect(received).toHaveLength(0);
});

testRows(
  'keys that HTTP cannot carry are refused before Belvo does, and not told',
  [
    ['an id with a line break', { ...KEYS, secretId: 'an-id\n' }],
    ['a password with a line break', { ...KEYS, secretPassword: 'a-password\r' }],
    ['an id that is no text', { ...KEYS, secretId: 5 }],
    ['no password', { secretId: 'an-id' }],
  ],
  (_what, keys) => {
    const create = () => createBelvoClient({ ...(keys as typeof KEYS), environment: 'sandbox' });
    expect(create).toThrow(UsageError);
    expect(create).not.toThrow(/an-id|a-password/);
  },
);

test('keys outside ASCII are sent as UTF-8', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  await createBelvoClient({ secretId: 'não', secretPassword: 'contraseña', baseUrl: url }).links.get(LINK_ID);
  expect(received[0]?.headers.authorization).toBe(`Basic ${Buffer.from('não:contraseña').toString('base64')}`);
});
