import { expect, onTestFinished, test, vi } from 'vitest';
import { TimeoutError, UsageError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

/** Where undici, which is Node's `fetch`, keeps what sends its requests. */
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

type Dispatch = (options: Record<string, unknown>, handler: unknown) => boolean;

/** Looks on at what the platform's `fetch` sends its requests with. */
function observeDispatcher(): Record<string, unknown>[] {
  const globals = globalThis as unknown as { Headers: unknown; [DISPATCHER]: { dispatch: Dispatch } };
  expect(globals.Headers).toBeDefined();
  const original = globals[DISPATCHER];
  const seen: Record<string, unknown>[] = [];
  globals[DISPATCHER] = {
    dispatch: (options, handler) => {
      seen.push(options);
      return original.dispatch(options, handler);
    },
  };
  onTestFinished(() => {
    globals[DISPATCHER] = original;
  });
  return seen;
}

test('a timeout beyond what the platform waits by itself is kept: its own limits are lifted', async () => {
  const { url } = await serve((_request, response) => json(response, 200, { id: LINK_ID }));
  const seen = observeDispatcher();
  await clientFor(url).links.get(LINK_ID, { timeout: 400_000 });
  await clientFor(url).links.get(LINK_ID);
  await clientFor(url, { fetch: (address, init) => fetch(address, init) }).links.get(LINK_ID, { timeout: 400_000 });
  expect(seen.map(({ headersTimeout, bodyTimeout }) => [headersTimeout, bodyTimeout])).toEqual([
    [0, 0],
    [undefined, undefined],
    [undefined, undefined],
  ]);
});

test('nothing of a request is to be cached by a framework around fetch', async () => {
  const inits: object[] = [];
  const fetch = async (_url: string, init: object) => {
    inits.push(init);
    return Response.json({});
  };
  await clientFor('https://api.example.com', { fetch }).links.get(LINK_ID);
  expect(inits).toEqual([expect.objectContaining({ cache: 'no-store' })]);
});

test('a platform without fetch is told apart from a broken connection', async () => {
  vi.stubGlobal('fetch', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const error = await caught(clientFor('https://api.example.com').links.get(LINK_ID), UsageError);
  expect(error).toMatchObject({ attempts: 1, message: expect.stringContaining('no fetch on this platform') });
});

test('a timeout names what was set: that of an attempt, or the deadline of the call', async () => {
  const { url } = await serve(() => {});
  const belvo = clientFor(url, { retries: 0 });
  expect((await caught(belvo.links.get(LINK_ID, { timeout: 20 }), TimeoutError)).message).toBe(
    'links_get: no complete response within the timeout of 20 ms.',
  );
  expect((await caught(belvo.links.get(LINK_ID, { deadline: 30 }), TimeoutError)).message).toBe(
    'links_get: no complete response within the deadline of 30 ms.',
  );
});

test('a fetch that knows neither streams nor iterable headers is enough, on a platform that has nothing else of Fetch', async () => {
  for (const name of ['fetch', 'Request', 'Response', 'TextDecoder', 'TextEncoder']) {
    vi.stubGlobal(name, undefined);
  }
  onTestFinished(() => void vi.unstubAllGlobals());
  const headers = new Map([['content-type', 'application/json']]);
  const fetch = async () => ({
    ok: true,
    status: 200,
    headers: {
      get: (name: string) => headers.get(name) ?? null,
      has: (name: string) => headers.has(name),
      [Symbol.iterator]: () => headers.entries(),
    },
    text: async () => '{"id":"a"}',
  });
  const belvo = clientFor('https://api.example.com', { fetch });
  expect((await belvo.links.get(LINK_ID).withResponse()).data).toEqual({ id: 'a' });
  const limited = clientFor('https://api.example.com', { fetch, maxResponseBytes: 3, retries: 0 });
  await expect(limited.links.get(LINK_ID)).rejects.toThrow('longer than 3 bytes');
});
