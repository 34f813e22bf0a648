import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { AbortError, createRateLimiter, TimeoutError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, LINK_ID } from '../support/client.ts';
import { serveRaw } from '../support/raw-server.ts';
import { json, serve } from '../support/server.ts';

test('an aborted signal: nothing is sent', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  const error = await caught(clientFor(url).links.get(LINK_ID, { signal: AbortSignal.abort() }), AbortError);
  expect(error.attempts).toBe(0);
  expect(received).toHaveLength(0);
});

test('abort while waiting for headers', async () => {
  const controller = new AbortController();
  const { url } = await serve(() => controller.abort());
  await caught(clientFor(url).links.get(LINK_ID, { signal: controller.signal }), AbortError);
});

test('abort while connecting', async () => {
  const controller = new AbortController();
  // An address that is reserved for documentation (RFC 5737) never answers.
  const call = clientFor('https://192.0.2.1').links.get(LINK_ID, { signal: controller.signal });
  queueMicrotask(() => controller.abort());
  await caught(call, AbortError);
});

test('abort while the body arrives', async () => {
  const controller = new AbortController();
  const { url } = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"id":');
    controller.abort();
  });
  await caught(clientFor(url).links.get(LINK_ID, { signal: controller.signal }), AbortError);
});

test('abort during the pause before a repeat', async () => {
  const { createHooks } = await import('../../src/index.ts');
  const controller = new AbortController();
  const hooks = createHooks({ retry: () => controller.abort() });
  const { url, received } = await serve((_request, response) => json(response, 503, [], { 'retry-after': '60' }));
  const error = await caught(clientFor(url, { hooks }).links.get(LINK_ID, { signal: controller.signal }), AbortError);
  expect(error.attempts).toBe(1);
  expect(received).toHaveLength(1);
});

test('abort between pages', async () => {
  const controller = new AbortController();
  const { url, received } = await serve((_request, response, number) =>
    json(response, 200, { results: [{ id: String(number) }], next: `${url}/api/links/?page=${number + 2}` }),
  );
  const read = async () => {
    for await (const link of clientFor(url).links.list({}, { signal: controller.signal })) {
      if (link.id === '1') {
        controller.abort();
      }
    }
  };
  await caught(read(), AbortError);
  expect(received).toHaveLength(2);
});

test('abort while waiting for the rate limit', async () => {
  const controller = new AbortController();
  const { url, received } = await serve(() => {});
  const belvo = clientFor(url, { rateLimiter: createRateLimiter({ concurrency: 1 }), timeout: 500, retries: 0 });
  const first = belvo.links.get('first').result();
  const second = belvo.links.get('second', { signal: controller.signal });
  controller.abort();
  await caught(second, AbortError);
  await first;
  expect(received.map((request) => request.url)).toEqual(['/api/links/first/']);
});

test('listeners are taken off a signal that outlives its calls', async () => {
  const { url } = await serve((_request, response) => json(response, 200, {}));
  const { signal } = new AbortController();
  const call = clientFor(url).links.get(LINK_ID, { signal });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await call;
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('one signal for many calls has one listener, so that no platform warns of a leak', async () => {
  const { url, received } = await serve(() => {});
  const controller = new AbortController();
  const belvo = clientFor(url, { rateLimiter: createRateLimiter({ concurrency: 20 }) });
  const calls = Array.from({ length: 50 }, () => belvo.links.get(LINK_ID, { signal: controller.signal }).result());
  await expect.poll(() => received.length).toBe(20);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
  controller.abort();
  const results = await Promise.all(calls);
  expect(results.every((result) => !result.ok && result.error instanceof AbortError)).toBe(true);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

test('time and signal end a call also when its fetch looks at neither', async () => {
  const deaf = () => new Promise<never>(() => {});
  const belvo = clientFor('https://api.example.com', { fetch: deaf, retries: 0 });
  expect((await caught(belvo.links.get(LINK_ID, { timeout: 5 }), TimeoutError)).message).toContain('timeout of 5 ms');
  expect((await caught(belvo.links.get(LINK_ID, { deadline: 5 }), TimeoutError)).message).toContain('deadline of 5 ms');
  const controller = new AbortController();
  const call = belvo.links.get(LINK_ID, { signal: controller.signal });
  controller.abort(new Error('closed'));
  expect((await caught(call, AbortError)).cause).toMatchObject({ message: 'closed' });
  const body = { ok: true, status: 200, headers: new Headers({ 'content-type': 'application/json' }), text: deaf };
  const reading = clientFor('https://api.example.com', { fetch: async () => body, retries: 0 });
  await caught(reading.links.get(LINK_ID, { timeout: 5 }), TimeoutError);
});
