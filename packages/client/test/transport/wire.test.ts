import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { AbortError, UsageError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

test('an update is the request that the specification describes', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, { id: LINK_ID, status: 'valid' }));
  const link = await clientFor(url).links.update(LINK_ID, CREDENTIALS);
  expect(link).toEqual({ id: LINK_ID, status: 'valid' });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    method: 'PUT',
    url: `/api/links/${LINK_ID}/`,
    body: '{"password":"not-a-real-password"}',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from('not-a-real-id:not-a-real-secret').toString('base64')}`,
      'content-type': 'application/json',
    },
  });
});

test('list filters are joined by commas and encoded', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, { results: [] }));
  await clientFor(url).links.list({
    institution__in: ['planet_mx_employment', 'a,b&c'],
    created_at__range: ['2024-01-01', '2024-01-31'],
    page_size: 10,
  });
  expect(received[0]?.url).toBe(
    '/api/links/?institution__in=planet_mx_employment,a%2Cb%26c&created_at__range=2024-01-01,2024-01-31&page_size=10',
  );
});

testRows(
  'a path argument that would lead elsewhere is refused before anything is sent',
  ['', '.', '..'],
  async (id) => {
    const { url, received } = await serve((_request, response) => json(response, 200, {}));
    await caught(clientFor(url).links.get(id), UsageError);
    expect(received).toHaveLength(0);
  },
);

test('a slash in a path argument stays inside its segment', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  await clientFor(url).links.get('../accounts');
  expect(received[0]?.url).toBe('/api/links/..%2Faccounts/');
});

testRows(
  'what is no query value is refused with the name of the parameter',
  [
    ['a Date', { created_at__gte: new Date(0) }],
    ['an object', { created_at__gte: { from: 'a' } }],
    ['null', { created_at__gte: null }],
    ['NaN', { page: Number.NaN }],
    ['an empty list', { id__in: [] }],
  ],
  async (_what, params) => {
    const { url, received } = await serve((_request, response) => json(response, 200, { results: [] }));
    const error = await caught(clientFor(url).links.list(params as never), UsageError);
    expect(error.message).toContain(Object.keys(params)[0]);
    expect(received).toHaveLength(0);
  },
);

test('asynchronous work is asked for by an option and answered with a receipt', async () => {
  const { url, received } = await serve((_request, response) => json(response, 202, { request_id: 'r' }));
  const receipt = await clientFor(url).links.delete(LINK_ID, { mode: 'async' });
  expect(receipt.request_id).toBe('r');
  expect(received[0]?.headers['x-belvo-request-mode']).toBe('async');
  expect(received[0]?.url).toBe(`/api/links/${LINK_ID}/`);
});

test('the option for asynchronous work goes with all others', async () => {
  const { url, received } = await serve((_request, response) => response.writeHead(204).end());
  const signal = AbortSignal.abort();
  await caught(clientFor(url).links.delete(LINK_ID, { signal }), AbortError);
  await caught(clientFor(url).links.delete(LINK_ID, { mode: 'async', signal }), AbortError);
  expect(received).toHaveLength(0);
  await clientFor(url).links.delete(LINK_ID, { headers: { 'x-tenant': 'a' } });
  expect(received[0]?.headers).toMatchObject({ 'x-tenant': 'a' });
  expect(received[0]?.headers).not.toHaveProperty('x-belvo-request-mode');
});
