import { listWebhooks, loadBundle } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { startMock } from '../../src/index.ts';
import { document } from '../support/document.ts';
import { call } from '../support/http.ts';
import { linkId, linkPath, useMock } from '../support/mock.ts';
import { startReceiver } from '../support/receiver.ts';

const mock = useMock();
const refresh = () => call(`${mock.url}${linkPath}refresh/`, { method: 'POST' });

test('after a 202 its event is delivered, with the ids of the request', async () => {
  await using receiver = await startReceiver();
  mock.scenarios.asyncWebhook({ url: receiver.url, event: 'TRANSACTIONS.historical_update' });
  const accepted = await refresh();
  const { request_id } = (await accepted.json()) as { request_id: string };
  expect(accepted.status).toBe(202);
  await mock.webhooks.waitFor();
  expect(receiver.received.map(({ body }) => body)).toMatchObject([
    { webhook_type: 'TRANSACTIONS', webhook_code: 'historical_update', link_id: linkId, request_id },
  ]);
  expect(mock.webhooks.deliveries).toMatchObject([{ outcome: 'delivered', attempts: [{ status: 200 }] }]);
});

test('a synchronous answer sends nothing; asking for async does', async () => {
  await using receiver = await startReceiver();
  mock.scenarios.asyncWebhook({ url: receiver.url });
  const remove = (headers = {}) => call(mock.url + linkPath, { method: 'DELETE', headers });
  expect((await remove()).status).toBe(204);
  const accepted = await remove({ 'X-Belvo-Request-Mode': 'async' });
  const { request_id } = (await accepted.json()) as { request_id: string };
  expect(accepted.status).toBe(202);
  await mock.webhooks.waitFor();
  expect(receiver.received).toMatchObject([
    { body: { webhook_type: 'LINK', webhook_code: 'link_deleted', link_id: linkId, request_id } },
  ]);
});

test('copies are the same event more than once', async () => {
  await using receiver = await startReceiver();
  mock.scenarios.asyncWebhook({ url: receiver.url, copies: 2 });
  await refresh();
  await mock.webhooks.waitFor(2);
  const [first, second] = receiver.received;
  expect(first?.body.webhook_id).toMatch(/^[0-9a-f]{32}$/);
  expect(second?.body).toEqual(first?.body);
});

test('a variant of a resource shares its event; a refresh is followed by the first event of new data', async () => {
  await using receiver = await startReceiver();
  mock.scenarios.asyncWebhook({ url: receiver.url });
  const first = listWebhooks(loadBundle()).find(({ webhookCode }) => webhookCode === 'historical_update');
  await refresh();
  await mock.webhooks.waitFor();
  const json = { link: linkId, date_from: '2026-01-01', date_to: '2026-01-31', type: 'INFLOW' };
  const headers = { 'X-Belvo-Request-Mode': 'async' };
  expect((await call(`${mock.url}/api/cl/invoices/`, { method: 'POST', json, headers })).status).toBe(202);
  await mock.webhooks.waitFor(2);
  expect(receiver.received.map(({ body }) => body.webhook_type)).toEqual([first?.webhookType, 'INVOICES']);
});

test('without a name, the event is the one of the resource, with the example of the document', async () => {
  await using receiver = await startReceiver();
  await using small = await startMock({ spec: document });
  small.scenarios.asyncWebhook({ url: receiver.url });
  await call(`${small.url}/things/`, { method: 'POST', json: { link: linkId } });
  await small.webhooks.waitFor();
  expect(receiver.received.map(({ body }) => body)).toMatchObject([
    { webhook_type: 'BIG_THINGS', webhook_code: 'historical_update', link_id: linkId, data: { total: 3 } },
  ]);
});
