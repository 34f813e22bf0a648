import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { manualClock, startMock } from '../src/index.ts';
import { document } from './support/document.ts';
import { useMock } from './support/mock.ts';
import { startReceiver } from './support/receiver.ts';

const clock = manualClock();
const mock = useMock({ spec: document, clock });

test('sends the example of the document, with changes', async () => {
  await using receiver = await startReceiver();
  const target = { url: receiver.url, authorization: 'Basic not-a-real-value' };
  const delivery = await mock.webhooks.send('BIG_THINGS.historical_update', target, { link_id: 'l1' });
  expect(delivery).toMatchObject({ outcome: 'delivered', attempts: [{ status: 200 }] });
  expect(receiver.received).toMatchObject([
    {
      headers: { authorization: 'Basic not-a-real-value', 'content-type': 'application/json' },
      body: { webhook_type: 'BIG_THINGS', data: { total: 3 }, link_id: 'l1' },
    },
  ]);
});

test('knows an event by its key too, and makes do where the document has no example', async () => {
  await using receiver = await startReceiver();
  await mock.webhooks.send('bigThings', { url: receiver.url });
  await mock.webhooks.send('LINK.token_required', { url: receiver.url });
  expect(receiver.received.map(({ body }) => body)).toMatchObject([
    { webhook_type: 'BIG_THINGS', webhook_code: 'historical_update' },
    {
      webhook_type: 'LINK',
      webhook_code: 'token_required',
      data: {},
      webhook_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    },
  ]);
});

test('repeats what gets no 2xx, a minute apart', async () => {
  await using receiver = await startReceiver(500, 302);
  const delivery = mock.webhooks.send('bigThings', { url: receiver.url });
  for (const _ of ['second', 'third']) {
    await clock.asleep();
    expect(clock.sleepers).toEqual([60_000]);
    clock.advance(60_000);
  }
  expect(await delivery).toMatchObject({
    outcome: 'delivered',
    attempts: [{ status: 500 }, { status: 302 }, { status: 200 }],
  });
});

test('gives up after the last repetition', async () => {
  const receiver = await startReceiver();
  await receiver[Symbol.asyncDispose]();
  const delivery = await mock.webhooks.send('bigThings', { url: receiver.url, retries: 0 });
  expect(delivery).toMatchObject({ outcome: 'failed', attempts: [{ error: expect.stringContaining('ECONNREFUSED') }] });
  expect(mock.webhooks.deliveries).toEqual([delivery]);
});

test('closing drops what is pending and tells so', async () => {
  const ended: string[] = [];
  const closing = await startMock({ spec: document, onWebhook: ({ outcome }) => ended.push(outcome) });
  await using receiver = await startReceiver(500);
  const delivery = closing.webhooks.send('bigThings', { url: receiver.url });
  const never = closing.webhooks.waitFor();
  await Promise.all([expect(never).rejects.toThrow('reset or closed'), closing.close()]);
  expect((await delivery).outcome).toBe('dropped');
  expect(ended).toEqual(['dropped']);
});

test('closing also drops what waits for its answer', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const reached = new Promise((resolve) => silent.once('request', resolve));
  try {
    const closing = await startMock({ spec: document });
    const { port } = silent.address() as AddressInfo;
    const delivery = closing.webhooks.send('bigThings', { url: `http://127.0.0.1:${port}/`, retries: 0 });
    await reached;
    await closing.close();
    expect((await delivery).outcome).toBe('dropped');
  } finally {
    silent.closeAllConnections();
    silent.close();
  }
});

test('a reset forgets the deliveries', async () => {
  await using receiver = await startReceiver();
  await mock.webhooks.send('bigThings', { url: receiver.url });
  await mock.reset();
  expect(mock.webhooks.deliveries).toEqual([]);
});
