import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fault, startMock } from '../../src/index.ts';
import { authorization, call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';
import { startReceiver } from '../support/receiver.ts';
import { exchangeRaw } from '../support/socket.ts';

const mock = useMock();
const list = '/api/links/';

test('a 401 says how to authenticate', async () => {
  expect((await fetch(mock.url + list)).headers.get('www-authenticate')).toBe('Basic realm="api"');
  expect((await call(mock.url + list, { headers: { prefer: 'code=401' } })).headers.get('www-authenticate')).toBe(
    'Basic realm="api"',
  );
  expect((await call(mock.url + list)).headers.get('www-authenticate')).toBeNull();
});

test('a 405 says what the path takes', async () => {
  const response = await call(mock.url + list, { method: 'PUT' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, PATCH, HEAD, OPTIONS']);
  expect((await call(mock.url + linkPath, { method: 'POST' })).headers.get('allow')).toBe(
    'GET, PUT, DELETE, PATCH, HEAD, OPTIONS',
  );
});

test('HEAD answers as GET does, without the body', async () => {
  const got = await call(mock.url + list);
  const text = await got.text();
  const head = await call(mock.url + list, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
    200,
    String(Buffer.byteLength(text)),
    '',
  ]);
  expect(mock.journal.last).toMatchObject({ method: 'HEAD', operation: { operationId: 'links_list' } });
  mock.faults.on('links_list', fault.html(502));
  expect((await call(mock.url + list, { method: 'HEAD' })).status).toBe(502);
  expect((await call(`${mock.url}/api/token/`, { method: 'HEAD' })).status).toBe(405);
});

test('OPTIONS says what a path, or the whole server, takes', async () => {
  const response = await call(mock.url + list, { method: 'OPTIONS' });
  expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, POST, PATCH, HEAD, OPTIONS']);
  const raw = await exchangeRaw(mock.url, 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(raw).toMatch(/^HTTP\/1\.1 204 [\s\S]*Allow: OPTIONS/);
});

test('a path that lacks its trailing slash, or its prefix, is told which one is meant', async () => {
  for (const [asked, meant] of [
    ['/api/links', '/api/links/'],
    [linkPath.slice(0, -1), linkPath],
    ['/links/', '/api/links/'],
    ['/links', '/api/links/'],
  ] as const) {
    const response = await call(mock.url + asked);
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { detail: expect.stringContaining(`Did you mean ${meant}?`) },
    ]);
  }
  expect(await (await call(`${mock.url}/nothing/like/it/`)).text()).not.toContain('Did you mean');
});

test('the index page tells whether credentials are right', async () => {
  const response = await call(`${mock.url}/api/`);
  expect([response.status, await response.json()]).toMatchObject([200, { links: `${mock.url}/api/links/` }]);
  for (const headers of [
    {},
    { authorization: 'Basic' },
    { authorization: 'Bearer x' },
    { authorization: 'Basic eA==' },
  ]) {
    const refused = await fetch(`${mock.url}/api/`, { headers });
    expect([refused.status, refused.headers.get('www-authenticate'), await refused.json()]).toMatchObject([
      401,
      'Basic realm="api"',
      [{ code: 'authentication_failed' }],
    ]);
  }
  expect((await call(`${mock.url}/api/`, { method: 'HEAD' })).status).toBe(200);
  const wrong = await call(`${mock.url}/api/`, { method: 'POST' });
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  mock.faults.on('*', fault.status(503));
  expect((await call(`${mock.url}/api/`)).status).toBe(503);
});

test('bodies may be compressed', async () => {
  const body = gzipSync('{"password":"not-a-real-password"}');
  const headers = { authorization, 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const response = await fetch(mock.url + linkPath, { method: 'PUT', headers, body });
  expect(response.status).toBe(200);
  expect(mock.journal.last).toMatchObject({ json: { password: 'not-a-real-password' }, body });
});

test('faults, journal and engine understand a path in the same way', async () => {
  mock.faults.always('links_list', fault.status(503));
  for (const target of ['//api/links/', '/api/./links/', '/api/%6Cinks/', 'http://other.example/api/links/']) {
    const text = await exchangeRaw(mock.url, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 503 /);
    expect(mock.journal.last).toMatchObject({ url: target, path: list, operation: { operationId: 'links_list' } });
  }
});

test('each answer has a request id of its own, and an event has that of its 202', async () => {
  await using receiver = await startReceiver();
  mock.scenarios.asyncWebhook({ url: receiver.url });
  const idOf = async (path: string, method = 'GET') => {
    const body = [await (await call(mock.url + path, { method })).json()].flat() as { request_id: string }[];
    return body[0]?.request_id;
  };
  mock.faults.always('links_list', fault.answer(401));
  mock.faults.always('institutions_list', fault.status(403));
  const ids = [await idOf(list), await idOf(list), await idOf('/api/institutions/'), await idOf('/api/institutions/')];
  const accepted = await idOf(`${linkPath}refresh/`, 'POST');
  expect(new Set([...ids, accepted]).size).toBe(5);
  expect([...ids, accepted].every((id) => /^[0-9a-f]{32}$/.test(String(id)))).toBe(true);
  const [delivery] = await mock.webhooks.waitFor();
  expect(delivery?.body.request_id).toBe(accepted);

  // What is chosen by name comes as it is written.
  const chosen = () => call(mock.url + list, { headers: { prefer: 'code=401' } }).then((response) => response.text());
  mock.faults.clear();
  expect(await chosen()).toBe(await chosen());
});

test('next and redirects lead where the caller reached the mock', async () => {
  await using open = await startMock({ host: '0.0.0.0', scenarios: ['long-pagination;items=25;page-size=10'] });
  const { port } = new URL(open.url);
  const ask = (host: string, header = '') =>
    exchangeRaw(
      open.url,
      `GET ${list}?external_id=a%20b HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\nConnection: close\r\n${header}\r\n`,
    );
  expect(await ask(`mock:${port}`)).toContain(`"next":"http://mock:${port}/api/links/?external_id=a+b&page=2"`);
  expect(await ask(`mock:${port}`, 'X-Mock-Fault: redirect\r\n')).toMatch(
    /\r\nLocation: http:\/\/mock:\d+\/api\/links\//,
  );
  expect(await ask('a host that is none')).toContain(`"next":"${open.url}/api/links/`);

  await using named = await startMock({ publicUrl: 'https://mock.example/base/', scenarios: ['long-pagination'] });
  expect(await (await call(named.url + list)).json()).toMatchObject({
    next: 'https://mock.example/base/api/links/?page=2',
  });
  await expect(startMock({ publicUrl: 'nowhere' })).rejects.toThrow('The public URL is none.');
});

test('the fault header can be switched off', async () => {
  await using strict = await startMock({ faultHeader: false });
  const headers = { 'X-Mock-Fault': 'html;status=502' };
  expect((await call(strict.url + list, { headers })).status).toBe(200);
  expect((await call(mock.url + list, { headers })).status).toBe(502);
});

test('what is no request is in the journal as well', async () => {
  await exchangeRaw(mock.url, 'nonsense\r\n\r\n');
  await exchangeRaw(mock.url, `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`);
  expect(mock.journal.entries).toMatchObject([
    { method: 'UNKNOWN', fault: 'refused', answer: { status: 400 }, outcome: 'sent' },
    { fault: 'refused', answer: { status: 431 }, outcome: 'sent' },
  ]);
});
