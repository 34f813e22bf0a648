import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { listOperations } from '@belvo-openapi/spec';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { controlActions } from '../../src/control/actions.ts';
import { controlDocument, controlSpec } from '../../src/control/openapi.ts';
import { type MockServer, startMock } from '../../src/index.ts';
import { checkOf } from '../../src/validation/schemas.ts';
import { call } from '../support/http.ts';
import { linkId, linkPath } from '../support/mock.ts';
import { startReceiver } from '../support/receiver.ts';
import { exchangeRaw, statusesIn } from '../support/socket.ts';

let mock: MockServer;
const mistakes: unknown[] = [];
beforeAll(async () => {
  mock = await startMock({ state: true, control: true, onError: (error) => mistakes.push(error) });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const operations = listOperations(controlSpec);

/** A request to the control; its response is checked against the control's own document. */
async function control(method: string, path: string, json?: unknown, token = mock.control?.token) {
  const response = await fetch(`${mock.control?.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  const text = await response.text();
  const body = text === '' ? undefined : JSON.parse(text);
  const operation = operations.find(
    (one) =>
      one.method === method.toLowerCase() && one.path.replace('{id}', path.split('/')[2] ?? '') === path.split('?')[0],
  );
  const declared = operation?.responses.find(({ status }) => status === String(response.status));
  expect(declared, `${method} ${path} ${response.status} ${text}`).toBeDefined();
  expect(declared?.schema && checkOf(controlSpec, declared.schema)(body)).toEqual(declared?.schema && []);
  return { status: response.status, body };
}

test('is described by a document that anybody can read, each operation of it works and no other', async () => {
  const response = await fetch(`${mock.control?.url}/openapi.json`);
  expect(await response.json()).toEqual(controlDocument);
  const actions = controlActions({} as never, controlDocument);
  expect(Object.keys(actions).sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
});

test('needs the token, and listens on this machine alone', async () => {
  expect(mock.control?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(mock.control?.token).toMatch(/^[0-9a-f]{32}$/);
  for (const token of ['', 'guessed', `${mock.control?.token}0`]) {
    expect((await control('GET', '/journal', undefined, token)).status).toBe(401);
  }
  await using open = await startMock({ host: '0.0.0.0', control: { token: false } });
  expect(open.control).toMatchObject({ token: undefined, url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/) });
  expect((await fetch(`${open.control?.url}/journal`)).status).toBe(200);
  await using chosen = await startMock({ control: { token: 'not-a-real-token' } });
  expect(chosen.control?.token).toBe('not-a-real-token');
  await using none = await startMock();
  expect(none.control).toBeUndefined();
});

test('the journal, without secrets unless they are asked for', async () => {
  await call(mock.url + linkPath);
  await call(mock.url + linkPath, { method: 'PUT', json: { password: 'not-a-real-password' } });
  const { body } = await control('GET', '/journal');
  expect(body.entries).toMatchObject([
    { operationId: 'links_get', answer: { status: 200 } },
    { operationId: 'links_update', body: { password: '[redacted]' } },
  ]);
  expect(JSON.stringify(body)).not.toContain('not-a-real');
  const raw = await control('GET', '/journal?route=links_update&raw=true');
  expect(raw.body.entries).toMatchObject([{ body: '{"password":"not-a-real-password"}' }]);
  expect((await control('GET', '/journal?route=nothing_get')).status).toBe(400);
  expect((await control('DELETE', '/journal')).status).toBe(204);
  expect(mock.journal.entries).toEqual([]);
});

test('faults and scenarios', async () => {
  const added = await control('POST', '/faults', { on: 'links_get', faults: 'status;status=503', afterwards: 'stay' });
  expect(added).toMatchObject({ status: 201, body: { script: 'links_get: status;status=503', played: 0 } });
  expect((await call(mock.url + linkPath)).status).toBe(503);
  expect((await control('GET', '/faults')).body).toEqual([{ ...added.body, played: 1 }]);
  expect((await control('DELETE', `/faults/${added.body.id}`)).status).toBe(204);
  expect((await control('DELETE', `/faults/${added.body.id}`)).status).toBe(404);
  expect((await call(mock.url + linkPath)).status).toBe(200);

  const played = await control('POST', '/scenarios', { scenario: 'institution-down, long-pagination;items=3' });
  expect(played.body.map(({ script }: { script: string }) => script)).toEqual(['institution-down', 'long-pagination']);
  expect((await call(`${mock.url}${linkPath}refresh/`, { method: 'POST' })).status).toBe(400);
  await control('DELETE', '/faults');
  expect((await call(`${mock.url}${linkPath}refresh/`, { method: 'POST' })).status).toBe(202);
  await control('POST', '/faults', { on: '*', faults: 'html' });
  expect((await control('POST', '/reset')).status).toBe(204);
  expect([(await call(mock.url + linkPath)).status, (await control('GET', '/faults')).body]).toEqual([200, []]);
});

test('state', async () => {
  const { body: kept } = await control('GET', '/state');
  expect(kept['/api/links/'].length).toBeGreaterThan(0);
  expect((await control('PUT', '/state', { '/api/links/': [{ id: linkId, status: 'mine' }] })).status).toBe(204);
  expect(await (await call(mock.url + linkPath)).json()).toEqual({ id: linkId, status: 'mine' });
  expect((await control('PUT', '/state', { '/nowhere/': [] })).body.detail).toContain('No collection');
  expect((await control('DELETE', '/state')).status).toBe(204);
  expect((await control('GET', '/state')).body['/api/links/']).toEqual(kept['/api/links/']);
  await using forgetful = await startMock({ control: { token: false } });
  const response = await fetch(`${forgetful.control?.url}/state`);
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('--state')]);
});

test('events', async () => {
  await using receiver = await startReceiver(500);
  const webhook = { url: receiver.url, authorization: 'Bearer not-a-real-token' };
  const event = { event: 'LINK.token_required', webhook, changes: { link_id: linkId } };
  expect((await control('POST', '/events', event)).body).toMatchObject({
    outcome: 'failed',
    attempts: [{ status: 500 }],
  });
  expect((await control('POST', '/events', event)).body).toMatchObject({
    outcome: 'delivered',
    body: { link_id: linkId },
  });
  expect(receiver.received[0]?.headers.authorization).toBe('Bearer not-a-real-token');
  const listed = await control('GET', '/events');
  expect(listed.body).toHaveLength(2);
  expect(JSON.stringify(listed.body)).not.toContain('not-a-real-token');
  expect((await control('POST', '/events', { event: 'LINK.token_required' })).body.detail).toContain('--webhook-url');
});

describe('what cannot be understood is refused with a sentence', () => {
  test('what cannot be understood is refused with a sentence', () =>
    checkRows(
      [
        ['POST', '/faults', { on: 'links_get', faults: 'boom' }, 'There is no fault "boom"'],
        ['POST', '/faults', { on: 'nothing_get', faults: 'pass' }, 'No operation is called "nothing_get"'],
        ['POST', '/faults', { on: 'links_get' }, "must have required property 'faults'"],
        ['POST', '/faults', { on: 'links_get', faults: 'pass', surplus: 1 }, 'surplus'],
        ['POST', '/scenarios', { scenario: 'rain' }, 'There is no scenario "rain"'],
        ['POST', '/scenarios', { scenario: 'async-webhook' }, 'needs to know where its events go'],
        ['POST', '/events', { event: 'X', webhook: { url: 'nowhere' } }, 'pattern'],
        ['PUT', '/state', [], 'object'],
        ['POST', '/faults', undefined, 'Send a body in JSON'],
      ],
      ([method, path, body]) => `${method} ${path} ${JSON.stringify(body)}`,
      async ([method, path, body, sentence]) => {
        const answer = await control(method, path, body);
        expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining(sentence)]);
      },
    ));

  test('a request that is none is refused, and the next one answered', () =>
    checkRows(
      ['GET /%zz HTTP/1.1', 'GET /nowhere HTTP/1.1', 'BREW / HTTP/1.1', 'PATCH /state HTTP/1.1', 'nonsense'],
      (line) => line,
      async (line) => {
        const header = `Authorization: Bearer ${mock.control?.token}\r\nConnection: close\r\n\r\n`;
        const [status = 0] = statusesIn(await exchangeRaw(mock.control?.url ?? '', `${line}\r\n${header}`));
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect((await control('GET', '/journal')).status).toBe(200);
        expect(mistakes).toEqual([]);
      },
    ));
});
