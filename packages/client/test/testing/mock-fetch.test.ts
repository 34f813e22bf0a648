import { listOperations, loadBundle } from '@belvo-openapi/spec';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  ApiError,
  ConnectionError,
  createHooks,
  MfaRequiredError,
  NotFoundError,
  ValidationError,
} from '../../src/index.ts';
import { createMockFetch, exampleOf, examplesOf } from '../../src/testing.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';

const clientOn = (mock: ReturnType<typeof createMockFetch>) =>
  clientFor('https://api.example.com', { fetch: mock.fetch, retries: 0 });

test('without a plan the first success is the answer', async () => {
  const mock = createMockFetch();
  expect(await clientOn(mock).links.get(LINK_ID)).toEqual(exampleOf('links_get'));
});

test('where the platform has no fetch, as under jsdom, the kit needs none', async () => {
  vi.stubGlobal('Response', undefined);
  vi.stubGlobal('Headers', undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const told: unknown[] = [];
  const mock = createMockFetch().reply('links_get', { status: 404, headers: { 'X-Request-Id': 'r-1' } }, {});
  const belvo = clientFor('https://api.example.com', {
    fetch: (url, init) => mock.fetch(url, { ...init, signal: { aborted: init.signal?.aborted } as AbortSignal }),
    hooks: createHooks({ after: ({ status, requestId, error }) => told.push([status, requestId, error?.name]) }),
    retries: 0,
  });
  const { headers } = await caught(belvo.links.get(LINK_ID), NotFoundError);
  expect(headers.get('x-request-id')).toBe('r-1');
  expect(await belvo.links.get(LINK_ID)).toEqual(exampleOf('links_get'));
  mock.reply('links_update', { error: new TypeError('no network') });
  await caught(belvo.links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect(mock.calls.at(-1)?.body).toEqual(CREDENTIALS);
  expect(told).toEqual([
    [404, 'r-1', 'NotFoundError'],
    [200, undefined, undefined],
    [undefined, undefined, 'ConnectionError'],
  ]);
});

test('every example of every answer is what the specification says', () => {
  for (const { operationId, responses } of listOperations(loadBundle())) {
    for (const { status, examples } of responses) {
      for (const { name, value } of examples) {
        expect(exampleOf(operationId as 'links_get', { status: Number(status), example: name })).toEqual(value);
      }
      expect(examplesOf(operationId as 'links_get')[status]).toEqual(examples.map(({ name }) => name));
    }
  }
});

test('a sequence is answered in order, its last reply for good', async () => {
  const mock = createMockFetch().reply('links_update', { status: 428 }, { status: 200 });
  const belvo = clientOn(mock);
  await caught(belvo.links.update(LINK_ID, CREDENTIALS), MfaRequiredError);
  expect(await belvo.links.update(LINK_ID, CREDENTIALS)).toEqual(exampleOf('links_update'));
  expect(await belvo.links.update(LINK_ID, CREDENTIALS)).toEqual(exampleOf('links_update'));
});

test('a whole MFA flow needs no server', async () => {
  const mock = createMockFetch().reply('links_update', { status: 428 });
  const link = await clientOn(mock).links.update(LINK_ID, CREDENTIALS, { onMfa: () => '000000' });
  expect(link).toEqual(exampleOf('links_resume'));
  expect(mock.calls.map(({ operation }) => operation)).toEqual(['links_update', 'links_resume']);
});

test('examples are chosen by name, bodies and failures may be your own', async () => {
  const mock = createMockFetch();
  const belvo = clientOn(mock);
  mock.reply('links_update', { status: 400, example: 'login_error' });
  expect((await caught(belvo.links.update(LINK_ID, CREDENTIALS), ValidationError)).code).toBe('login_error');
  mock.reply('links_get', { body: { id: 'mine' }, headers: { 'x-request-id': 'r' } });
  expect(await belvo.links.get(LINK_ID).withResponse()).toMatchObject({ data: { id: 'mine' }, requestId: 'r' });
  mock.reply('links_get', { error: new TypeError('fetch failed') });
  await caught(belvo.links.get(LINK_ID), ConnectionError);
});

test('requests are kept', async () => {
  const mock = createMockFetch();
  await clientOn(mock).links.list({ status__in: ['valid'] });
  await clientOn(mock).links.update(LINK_ID, CREDENTIALS);
  expect(mock.calls[0]).toMatchObject({ operation: 'links_list', method: 'GET', body: undefined });
  expect(mock.calls[0]?.url.searchParams.get('status__in')).toBe('valid');
  expect(mock.calls[1]).toMatchObject({ operation: 'links_update', body: CREDENTIALS });
});

test('what the specification does not have is found when it is planned', () => {
  const mock = createMockFetch();
  expect(() => mock.reply('links_update', { status: 418 })).toThrow('has no status 418');
  expect(() => mock.reply('links_update', { status: 400, example: 'nonsense' })).toThrow('has no example "nonsense"');
  expect(() => mock.reply('links_dance' as 'links_get', { body: {} })).toThrow('no operation "links_dance"');
  expect(() => mock.reply('links_get', { statuss: 404 } as never)).toThrow('"statuss"');
  expect(() => exampleOf('links_dance' as 'links_get')).toThrow('no operation "links_dance"');
});

test('a value is a fresh copy', () => {
  expect(exampleOf('links_get')).not.toBe(exampleOf('links_get'));
});

test('a status that the specification does not have needs a body of its own, and is refused when it is planned otherwise', async () => {
  const mock = createMockFetch();
  mock.reply('links_get', { status: 418, body: [{ code: 'teapot' }] });
  const error = await caught(clientOn(mock).links.get(LINK_ID), ApiError);
  expect([error.status, error.code]).toEqual([418, 'teapot']);
  expect(() => mock.reply('links_get', { status: 418 })).toThrow('418');
});

test('a Request is answered as well, as interceptors hand one over', async () => {
  const mock = createMockFetch().reply('links_update', { status: 400, example: 'login_error' });
  const address = `https://sandbox.belvo.com/api/links/${LINK_ID}/`;
  const headers = { 'content-type': 'application/json', 'x-tenant': 'a' };
  const body = JSON.stringify(CREDENTIALS);
  const response = await mock.fetch(new Request(address, { method: 'PUT', headers, body }));
  expect(response.status).toBe(400);
  expect(mock.calls[0]).toMatchObject({ operation: 'links_update', method: 'PUT', body: CREDENTIALS, headers });
  expect((await mock.fetch(address)).status).toBe(200);
  expect((await mock.fetch(new URL(address), { headers: new Headers(headers) })).status).toBe(200);
  expect(mock.calls.map(({ operation }) => operation)).toEqual(['links_update', 'links_get', 'links_get']);
  for (const given of [
    new TextEncoder().encode(body),
    new Blob([body]),
    new Request(address, { method: 'PUT', body }),
  ]) {
    const isRequest = given instanceof Request;
    await (isRequest
      ? mock.fetch(given)
      : mock.fetch(address, { method: 'PUT', headers: [['X-A', 'b']], body: given }));
    expect(mock.calls.at(-1)).toMatchObject({ body: CREDENTIALS, headers: isRequest ? {} : { 'x-a': 'b' } });
  }
  await expect(mock.fetch(new Request(address, { signal: AbortSignal.abort() }))).rejects.toThrow('abort');
});
