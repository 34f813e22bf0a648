import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, onTestFinished, test } from 'vitest';
import { type AnyEvent, createFetchHandler, createNodeHandler, type ReceiverOptions } from '../../src/webhooks.ts';

const TOKEN = 'not-a-real-token';
const EVENT = { webhook_id: 'w-1', webhook_type: 'MADE_UP', webhook_code: 'something_new', data: { n: 1 } };

/** Sends a request to a handler, whatever server it is for. */
type Deliver = (init: RequestInit) => Promise<number>;

async function viaNode(options: ReceiverOptions): Promise<Deliver> {
  const server = createServer(createNodeHandler(options));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve(undefined)));
  });
  const { port } = server.address() as AddressInfo;
  return async (init) => (await fetch(`http://127.0.0.1:${port}/hooks`, init)).status;
}

async function viaFetch(options: ReceiverOptions): Promise<Deliver> {
  const handler = createFetchHandler(options);
  return async (init) => (await handler(new Request('https://shop.example.com/hooks', init))).status;
}

const post = (body: string, authorization = `Bearer ${TOKEN}`): RequestInit => ({
  method: 'POST',
  headers: { authorization, 'content-type': 'application/json' },
  body,
});

for (const [name, start] of [
  ['node', viaNode],
  ['fetch', viaFetch],
] as const) {
  const receiving = async (settings: Partial<ReceiverOptions> = {}) => {
    const events: AnyEvent[] = [];
    const onEvent = (event: AnyEvent) => void events.push(event);
    const deliver = await start({ authorization: { bearer: TOKEN }, onEvent, ...settings });
    return { events, deliver };
  };

  test(`${name}: a delivery is handed on and answered with 204`, async () => {
    const { events, deliver } = await receiving();
    expect(await deliver(post(JSON.stringify(EVENT)))).toBe(204);
    expect(events).toEqual([{ name: undefined, event: EVENT }]);
  });

  test(`${name}: strangers are turned away`, async () => {
    const { events, deliver } = await receiving();
    expect(await deliver(post(JSON.stringify(EVENT), 'Bearer wrong'))).toBe(401);
    expect(await deliver({ method: 'POST', body: '{}' })).toBe(401);
    expect(await deliver({ method: 'GET', headers: { authorization: `Bearer ${TOKEN}` } })).toBe(405);
    expect(events).toEqual([]);
  });

  test(`${name}: without an agreed authorization nobody is asked for one`, async () => {
    const { deliver } = await receiving({ authorization: null });
    expect(await deliver({ method: 'POST', body: JSON.stringify(EVENT) })).toBe(204);
  });

  testRows(`${name}: what is no event is refused`, ['', 'not json', '[]', 'null', '"text"', '12'], async (body) => {
    const { events, deliver } = await receiving();
    expect(await deliver(post(body))).toBe(400);
    expect(events).toEqual([]);
  });

  test(`${name}: what is too large is not read`, async () => {
    const { events, deliver } = await receiving({ maxBytes: 100 });
    expect(await deliver(post(JSON.stringify({ ...EVENT, padding: 'x'.repeat(200) })))).toBe(413);
    expect(events).toEqual([]);
  });

  test(`${name}: a failure is told and answered with 500, and the same delivery is dealt with when it comes again`, async () => {
    const errors: unknown[] = [];
    let isBroken = true;
    const done: AnyEvent[] = [];
    const { deliver } = await receiving({
      deliveries: new Set<string>(),
      onError: (error) => errors.push(error),
      onEvent: (event) => {
        if (isBroken) {
          throw new Error('database is down');
        }
        done.push(event);
      },
    });
    expect(await deliver(post(JSON.stringify(EVENT)))).toBe(500);
    isBroken = false;
    expect(await deliver(post(JSON.stringify(EVENT)))).toBe(204);
    expect(await deliver(post(JSON.stringify(EVENT)))).toBe(204);
    expect(errors.map(String)).toEqual(['Error: database is down']);
    expect(done).toHaveLength(1);
  });
}

test('node: after a body that was not read to its end the connection is closed', async () => {
  const server = createServer(createNodeHandler({ authorization: null, onEvent: () => {}, maxBytes: 10 }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve(undefined))));
  const { port } = server.address() as AddressInfo;
  const { status, headers } = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'x'.repeat(100) });
  expect(status).toBe(413);
  expect(headers.get('connection')).toBe('close');
});

test('a character whose bytes come in two pieces arrives whole', async () => {
  const events: AnyEvent[] = [];
  const handler = createFetchHandler({ authorization: null, onEvent: (event) => void events.push(event) });
  const bytes = Buffer.from(JSON.stringify({ ...EVENT, note: 'ação' }));
  const middle = bytes.indexOf(0xc3) + 1;
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes.subarray(0, middle)));
      controller.enqueue(new Uint8Array(bytes.subarray(middle)));
      controller.close();
    },
  });
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  expect((await handler(new Request('https://shop.example.com/hooks', init))).status).toBe(204);
  expect(events[0]?.event).toMatchObject({ note: 'ação' });
});
