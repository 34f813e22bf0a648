// Deliveries whose body somebody has read before the handler.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, onTestFinished, test } from 'vitest';
import { UsageError } from '../../src/index.ts';
import { createFetchHandler, createNodeHandler, parseEvent, WebhookError } from '../../src/webhooks.ts';

const EVENT = { webhook_type: 'LINK', webhook_code: 'link_deleted', link_id: 'l-1' };

type Parsed = IncomingMessage & { body?: unknown; rawBody?: unknown };

/** Delivers an event to a server that reads the body first, as frameworks do, and leaves what `parse` makes of it. */
async function behind(parse: (request: Parsed, text: string) => void, text = JSON.stringify(EVENT)) {
  const told: unknown[] = [];
  const events: unknown[] = [];
  const handler = createNodeHandler({
    authorization: null,
    onEvent: ({ event }) => void events.push(event),
    onError: (error) => void told.push(error),
  });
  const server = createServer(async (request: Parsed, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    parse(request, Buffer.concat(chunks).toString());
    await handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { status } = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: text });
  return { status, told, events };
}

testRows<[string, (request: Parsed, text: string) => void]>(
  'what a body parser left is used',
  [
    ['an object (express.json, Nest, Next)', (request, text) => Object.assign(request, { body: JSON.parse(text) })],
    ['text (express.text)', (request, text) => Object.assign(request, { body: text })],
    ['bytes (express.raw)', (request, text) => Object.assign(request, { body: Buffer.from(text) })],
    ['a buffer of Fetch', (request, text) => Object.assign(request, { body: new TextEncoder().encode(text).buffer })],
    [
      'raw bytes beside a body (Nest, Google)',
      (request, text) => Object.assign(request, { body: {}, rawBody: Buffer.from(text) }),
    ],
  ],
  async (_what, parse) => {
    const { status, told, events } = await behind(parse);
    expect(told).toEqual([]);
    expect(status).toBe(204);
    expect(events).toEqual([EVENT]);
  },
);

test('a parser that leaves nothing behind is a mistake that is told, and the event comes again', async () => {
  for (const left of [undefined, null, '', {}]) {
    const { status, told, events } = await behind((request) => Object.assign(request, { body: left }));
    expect(status).toBe(500);
    expect(told).toEqual([expect.any(UsageError)]);
    expect(String(told[0])).toContain('already read');
    expect(events).toEqual([]);
  }
});

test('what is no event is refused, and told as well', async () => {
  const { status, told } = await behind((request, text) => Object.assign(request, { body: JSON.parse(text) }), '[1]');
  expect(status).toBe(400);
  expect(told).toEqual([expect.any(WebhookError)]);
});

test('an empty object that a parser leaves beside an unread body is not taken for the event', async () => {
  const events: unknown[] = [];
  const handler = createNodeHandler({ authorization: null, onEvent: ({ event }) => void events.push(event) });
  async function* body() {
    yield Buffer.from(JSON.stringify(EVENT));
  }
  const request = { method: 'POST', headers: {}, body: {}, [Symbol.asyncIterator]: body };
  const statuses: number[] = [];
  await handler(request, { writeHead: (status) => statuses.push(status), end() {} });
  expect([statuses, events]).toEqual([[204], [EVENT]]);
  // What an adapter of a serverless platform makes up is no stream.
  const plain = { method: 'POST', headers: {}, body: EVENT } as never;
  await handler(plain, { writeHead: (status) => statuses.push(status), end() {} });
  expect([statuses, events]).toEqual([
    [204, 204],
    [EVENT, EVENT],
  ]);
});

test('a request of Fetch whose body is used is a mistake that is told', async () => {
  const told: unknown[] = [];
  const handler = createFetchHandler({ authorization: null, onEvent() {}, onError: (error) => void told.push(error) });
  const request = new Request('https://shop.example.com/', { method: 'POST', body: JSON.stringify(EVENT) });
  await request.json();
  expect((await handler(request)).status).toBe(500);
  expect(told).toEqual([expect.any(UsageError)]);
});

test('an observer that throws does not change the answer', async () => {
  const onError = () => {
    throw new Error('a broken logger');
  };
  const handler = createFetchHandler({ authorization: null, onEvent() {}, onError });
  const request = new Request('https://shop.example.com/', { method: 'POST', body: 'no JSON' });
  expect((await handler(request)).status).toBe(400);
});

testRows(
  'a handler that cannot work is refused when it is made',
  [
    undefined,
    null,
    {},
    { onEvent() {} },
    { authorization: { bearer: '' }, onEvent() {} },
    { authorization: null, onEvent() {}, onErr() {} },
    { authorization: null, onEvent() {}, deliveries: [] },
  ],
  (options) => {
    expect(() => createNodeHandler(options as never)).toThrow(UsageError);
    expect(() => createFetchHandler(options as never)).toThrow(UsageError);
  },
);

test('an event may be parsed already, or be bytes', () => {
  expect(parseEvent(EVENT)).toEqual(parseEvent(JSON.stringify(EVENT)));
  expect(parseEvent(new TextEncoder().encode(JSON.stringify(EVENT))).event).toEqual(EVENT);
  expect(() => parseEvent(new Uint8Array(20), { maxBytes: 10 })).toThrow('longer than 10 bytes');
});
