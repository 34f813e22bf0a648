import { afterEach, beforeEach, expect, test } from 'vitest';
import { fault, type MockOptions, manualClock, startMock } from '../src/index.ts';
import { call } from './support/http.ts';
import { linkPath } from './support/mock.ts';
import { startReceiver } from './support/receiver.ts';
import { until } from './support/until.ts';

const rejections: unknown[] = [];
const notice = (reason: unknown) => rejections.push(reason);
beforeEach(() => {
  rejections.length = 0;
  process.on('unhandledRejection', notice);
});
afterEach(() => {
  process.off('unhandledRejection', notice);
  expect(rejections).toEqual([]);
});

/** What can be thrown; the last is nothing that has a message. */
const thrown = [new Error('broken on purpose'), 'a text', undefined];

const breaking = (reason: unknown): (readonly [string, MockOptions['onRequest']])[] => [
  [
    'throws',
    () => {
      throw reason;
    },
  ],
  ['rejects', (() => Promise.reject(reason)) as unknown as MockOptions['onRequest']],
];

test.each(thrown.flatMap(breaking))(
  'onRequest that %s is told about, and nobody waits for it',
  async (_how, onRequest) => {
    const told: string[] = [];
    await using mock = await startMock({ ...(onRequest && { onRequest }), onError: (_, where) => told.push(where) });
    expect((await call(mock.url + linkPath)).status).toBe(200);
    expect((await call(mock.url + linkPath)).status).toBe(200);
    await until(() => told.length === 2);
    expect(told).toEqual(['onRequest', 'onRequest']);
  },
);

test('a script that throws while it is told outcomes disturbs nobody', async () => {
  const told: string[] = [];
  await using mock = await startMock({ onError: (_, where) => told.push(where) });
  const boom = () => {
    throw new Error('broken on purpose');
  };
  mock.faults.add({ decide: () => undefined, answering: boom, after: boom });
  expect((await call(mock.url + linkPath)).status).toBe(200);
  await until(() => told.length === 2);
  expect(told).toEqual(['answering', 'after']);
  expect(mock.journal.last).toMatchObject({ outcome: 'sent', answer: { status: 200 } });
});

test.each(thrown)('a decision or an edit that throws %s is answered as a mistake of the test', async (reason) => {
  const boom = () => {
    throw reason;
  };
  await using mock = await startMock();
  for (const script of [
    mock.faults.add({ decide: boom }),
    mock.faults.always(boom, 'pass'),
    mock.faults.always('*', fault.edit(boom)),
    mock.faults.always(
      '*',
      fault.edit(() => Promise.reject(reason)),
    ),
    mock.faults.always(
      '*',
      fault.edit(() => ({ status: 200, headers: { 'X-A': 'line\nbreak' }, body: {} })),
    ),
    mock.faults.always(
      '*',
      fault.edit(() => ({ status: 9_999, headers: {}, body: {} })),
    ),
    mock.faults.always(
      '*',
      fault.edit(() => undefined as never),
    ),
  ]) {
    const response = await call(mock.url + linkPath);
    expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    script.remove();
  }
  expect((await call(mock.url + linkPath)).status).toBe(200);
});

test('a clock that breaks in the middle of a body ends the connection and nothing else', async () => {
  const told: unknown[] = [];
  const broken = { ...manualClock(), sleep: () => Promise.reject(new Error('no time today')) };
  await using mock = await startMock({ clock: broken, onError: (error) => told.push(error) });
  mock.faults.on('links_get', fault.drip(), fault.latency(5));
  await expect(call(mock.url + linkPath).then((response) => response.text())).rejects.toThrow();
  expect((await call(mock.url + linkPath)).status).toBe(500);
  expect((await call(mock.url + linkPath)).status).toBe(200);
  expect(told).toHaveLength(1);
});

test('onWebhook and onWebhookFailure that throw do not stop deliveries', async () => {
  const told: string[] = [];
  const boom = () => {
    throw new Error('broken on purpose');
  };
  await using receiver = await startReceiver(500);
  await using mock = await startMock({
    onWebhook: boom,
    onWebhookFailure: boom,
    onError: (_, where) => told.push(where),
  });
  const delivery = await mock.webhooks.send('LINK.token_required', { url: receiver.url, retryAfterSeconds: 0 });
  expect([delivery.outcome, delivery.attempts]).toEqual(['delivered', [{ status: 500 }, { status: 200 }]]);
  expect(told).toEqual(['onWebhookFailure', 'onWebhook']);
});

test('onError that throws is the end of it', async () => {
  const boom = () => {
    throw new Error('broken on purpose');
  };
  await using mock = await startMock({ onRequest: boom, onError: boom });
  expect((await call(mock.url + linkPath)).status).toBe(200);
  expect((await call(mock.url + linkPath)).status).toBe(200);
});
