import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { startMock } from '../../src/index.ts';
import { call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';

const mock = useMock();

/** A fetch of Node sends `Origin` and the headers of a preflight like any other. */
const ask = (origin: string, url = mock.url, init: RequestInit = {}) =>
  call(url + linkPath, { ...init, headers: { origin, ...init.headers } });
const preflight = (origin: string, url = mock.url) =>
  ask(origin, url, {
    method: 'OPTIONS',
    headers: { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'authorization,content-type' },
  });
const allowedIn = (response: Response) => response.headers.get('access-control-allow-origin');

test('pages of this machine may read', () =>
  checkRows(
    ['http://localhost:3000', 'http://localhost', 'https://127.0.0.1:8443', 'http://[::1]:5', 'http://app.localhost:1'],
    (origin) => origin,
    async (origin) => {
      const response = await ask(origin);
      expect([response.status, allowedIn(response), response.headers.get('vary')]).toEqual([200, origin, 'Origin']);
      const asked = await preflight(origin);
      expect([asked.status, allowedIn(asked)]).toEqual([204, origin]);
      expect(asked.headers.get('access-control-allow-methods')).toContain('PUT');
      expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    },
  ));

test('other pages may not', () =>
  checkRows(
    [
      'https://app.example',
      'http://localhost.example',
      'http://localhost@app.example',
      'http://127.0.0.1.app.example',
      'null',
    ],
    (origin) => origin,
    async (origin) => {
      const response = await ask(origin);
      expect([response.status, allowedIn(response)]).toEqual([200, null]);
      expect(allowedIn(await preflight(origin))).toBeNull();
    },
  ));

test('other origins by option, or none at all', async () => {
  await using some = await startMock({ cors: ['https://app.example'] });
  expect(allowedIn(await preflight('https://app.example', some.url))).toBe('https://app.example');
  expect(allowedIn(await ask('https://other.example', some.url))).toBeNull();
  await using all = await startMock({ cors: ['*'] });
  expect(allowedIn(await ask('https://other.example', all.url))).toBe('https://other.example');
  await using none = await startMock({ cors: false });
  expect(allowedIn(await ask('http://localhost:3000', none.url))).toBeNull();
});

test('refusals and faults can be read as well, and a preflight meets no fault', async () => {
  const origin = 'http://localhost:3000';
  mock.faults.on('*', 'status;status=503', 'pass');
  expect((await preflight(origin)).status).toBe(204);
  const fault = await ask(origin);
  expect([fault.status, allowedIn(fault)]).toEqual([503, origin]);
  const missing = await call(`${mock.url}/nowhere/`, { headers: { origin } });
  expect([missing.status, allowedIn(missing)]).toEqual([404, origin]);
  const large = await ask(origin, mock.url, { method: 'PUT', body: 'x'.repeat(11 * 1024 * 1024) });
  expect([large.status, allowedIn(large)]).toEqual([413, origin]);
});

test('headers that a page wants to see are shown', async () => {
  mock.faults.on('links_get', 'rate-limit;retry-after=2');
  const response = await ask('http://localhost:3000');
  expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After');
});
