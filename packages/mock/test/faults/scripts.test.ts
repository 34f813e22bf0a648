import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { fault } from '../../src/index.ts';
import { call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';
import { until } from '../support/until.ts';

const mock = useMock({ faults: ['links_list: html;status=504', { on: 'links_refresh', steps: [fault.empty(500)] }] });
const statuses = async (count: number, path = linkPath, init = {}) => {
  const seen: number[] = [];
  for (let request = 0; request < count; request += 1) {
    seen.push((await call(mock.url + path, init)).status);
  }
  return seen;
};

test('a sequence plays one step per request and then passes', async () => {
  const script = mock.faults.on('links_get', fault.answer(428), fault.pass(), 'status;status=503, html;status=502');
  expect(await statuses(6)).toEqual([428, 200, 503, 502, 200, 200]);
  expect(script.played).toBe(4);
});

test('the last step stays, or the sequence starts over', async () => {
  mock.faults.add({ on: 'links_get', steps: ['pass', 'status;status=503'], afterwards: 'stay' });
  expect(await statuses(4)).toEqual([200, 503, 503, 503]);
  mock.faults.add({ on: 'links_get', steps: ['pass', 'status;status=500'], afterwards: 'repeat' });
  expect(await statuses(4)).toEqual([200, 500, 200, 500]);
});

test('the newest script wins; removing it uncovers the older one', async () => {
  mock.faults.always('*', fault.html(502));
  const newer = mock.faults.always('links_get', fault.status(503));
  expect(await statuses(2)).toEqual([503, 503]);
  newer.remove();
  expect(await statuses(1)).toEqual([502]);
  mock.faults.clear();
  expect(await statuses(1)).toEqual([200]);
});

test('a play decides per request and hears how each one ended', async () => {
  const heard: unknown[][] = [];
  mock.faults.add({
    decide: ({ query }) => (query.has('page') ? fault.status(503) : undefined),
    answering: ({ url, answer }) => heard.push(['before', url, answer?.status]),
    after: ({ url, answer }) => heard.push(['after', url, answer?.status]),
  });
  expect(await statuses(1, '/api/links/?page=2')).toEqual([503]);
  expect(await statuses(1)).toEqual([200]);
  expect(heard.filter(([when]) => when === 'before')).toEqual([
    ['before', '/api/links/?page=2', 503],
    ['before', linkPath, 200],
  ]);
  await until(() => heard.length === 4);
  for (const url of ['/api/links/?page=2', linkPath]) {
    expect(heard.filter((entry) => entry.includes(url)).map(([when]) => when)).toEqual(['before', 'after']);
  }
});

test('the faults of the start are there, and there again after a reset', async () => {
  expect(await statuses(2, '/api/links/')).toEqual([504, 200]);
  await mock.reset();
  expect(await statuses(2, '/api/links/')).toEqual([504, 200]);
  expect(await statuses(1, `${linkPath}refresh/`, { method: 'POST' })).toEqual([500]);
});

test('a script that is added while the reset still ends deliveries is the newest', async () => {
  const reset = mock.reset();
  mock.faults.on('links_list', 'status;status=500');
  await reset;
  expect(await statuses(3, '/api/links/')).toEqual([500, 504, 200]);
});

test('a route matches by operation, method and path', () =>
  checkRows(
    [
      ['links_get', 'GET', linkPath, true],
      ['links_get', 'DELETE', linkPath, false],
      ['GET /api/links/{id}/', 'GET', linkPath, true],
      ['PUT /api/links/{id}/', 'GET', linkPath, false],
      ['/api/links/{id}/', 'DELETE', linkPath, true],
      ['/api/links/{id}/', 'GET', '/api/links/', false],
      [linkPath, 'GET', linkPath, true],
      [linkPath, 'GET', '/api/links/22222222-2222-4222-8222-222222222222/', false],
      ['*', 'GET', '/nowhere', true],
    ],
    ([route, method, path]) => `the route ${route} and ${method} ${path}`,
    async ([route, method, path, matches]) => {
      await mock.reset();
      mock.faults.on(route, fault.status(599));
      expect((await call(mock.url + path, { method })).status === 599).toBe(matches);
    },
  ));

test('an unknown route is an error', () =>
  checkRows(
    [
      ['links_fetch', /No operation is called "links_fetch".*links_get/],
      ['accuonts_list', /No operation is called "accuonts_list"/],
      ['GET /api/links', /trailing slash/],
      ['OPTIONS /api/links/', /No operation answers/],
    ],
    ([route]) => route,
    ([route, message]) => {
      expect(() => mock.faults.on(route, fault.pass())).toThrow(message);
    },
  ));

test('a script without steps is an error', () => {
  expect(() => mock.faults.on('*')).toThrow('at least one step');
});
