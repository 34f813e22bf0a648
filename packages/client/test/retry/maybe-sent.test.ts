import { expect, test } from 'vitest';
import { AbortError, ConnectionError, createHooks } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { AT_ONCE, CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { serveRaw, wireJson } from '../support/raw-server.ts';
import { json, serve } from '../support/server.ts';

const BODY = {} as never;
const KEY = 'belvo-idempotency-key';

const refused = () =>
  Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED', syscall: 'connect' } });

test('what an earlier attempt may have delivered is not undone by a later one that could not connect', async () => {
  let attempts = 0;
  const fetch = async () => {
    if (++attempts === 1) {
      throw new TypeError('terminated');
    }
    throw refused();
  };
  const belvo = clientFor('https://api.example.com', { fetch, retries: AT_ONCE });
  const error = await caught(belvo.paymentIntents.create(BODY), ConnectionError);
  expect(attempts).toBe(3);
  expect(error.maybeSent).toBe(true);
});

test('an answered attempt counts as well', async () => {
  let attempts = 0;
  const fetch = async () => {
    if (++attempts === 1) {
      return Response.json([], { status: 503 });
    }
    throw refused();
  };
  const belvo = clientFor('https://api.example.com', { fetch, retries: { max: 1, baseDelay: 0 } });
  expect((await caught(belvo.paymentIntents.create(BODY), ConnectionError)).maybeSent).toBe(true);
});

test('the server closes a used connection instead of answering: credentials are not sent again', async () => {
  const { url, requests, connections } = await serveRaw((socket, number) =>
    number === 0 ? socket.write(wireJson(200, { id: LINK_ID })) : socket.destroy(),
  );
  const belvo = clientFor(url, { retries: AT_ONCE });
  await belvo.links.get(LINK_ID);
  // The platform takes a connection back a turn later.
  await new Promise(setImmediate);
  const error = await caught(belvo.links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect(error).toMatchObject({ maybeSent: true, attempts: 1 });
  expect(requests()).toBe(2);
  expect(connections()).toBe(1);
});

test('an empty idempotency key is none: a key is made', async () => {
  const { url, received } = await serve((_request, response, number) =>
    number === 0 ? json(response, 503, []) : json(response, 201, { id: 'p' }),
  );
  await clientFor(url, { retries: AT_ONCE }).paymentIntents.create(BODY, { idempotencyKey: '' });
  const keys = received.map(({ headers }) => headers[KEY]);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('an abort by the observer of an attempt keeps it from being sent', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  const controller = new AbortController();
  const hooks = createHooks({ before: () => controller.abort() });
  await caught(clientFor(url, { hooks }).links.update(LINK_ID, CREDENTIALS, { signal: controller.signal }), AbortError);
  expect(received).toHaveLength(0);
});
