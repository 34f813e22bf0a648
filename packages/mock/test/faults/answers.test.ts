import { expect, test } from 'vitest';
import { fault, manualClock, startMock } from '../../src/index.ts';
import { authorization, call } from '../support/http.ts';
import { linkId, linkPath, useMock } from '../support/mock.ts';

const clock = manualClock(Date.UTC(2026, 0, 15, 12));
const mock = useMock({ clock });
const get = () => call(mock.url + linkPath);

test('answer: a declared status with its first or a named example', async () => {
  mock.faults.on('links_get', fault.answer(404), fault.answer(200, 'link_invalid'));
  const refused = await get();
  expect(refused.status).toBe(404);
  expect(await refused.json()).toMatchObject([{ code: 'not_found' }]);
  expect(await (await get()).json()).toMatchObject({ status: 'invalid' });
});

test('answer: a wrong request is refused as the specification says', async () => {
  mock.faults.on('links_update', fault.answer(428));
  const refused = await call(mock.url + linkPath, { method: 'PUT', json: { password: 5 } });
  expect(refused.status).toBe(400);
  expect(refused.headers.get('sl-violations')).toContain('body');
});

test('answer: an undeclared status or example says so, and what there is', async () => {
  mock.faults.on('links_get', fault.answer(418), fault.answer(404, 'lost'));
  for (const detail of [
    /^links_get declares no 418, only 200, .*404/,
    /^links_get has no example "lost" for 404\. Examples: not_found\.$/,
  ]) {
    const refused = await get();
    expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect(await refused.json()).toMatchObject({ title: 'Unusable fault', detail: expect.stringMatching(detail) });
  }
});

test('answer: a caller that chooses its answer gets what it chooses', async () => {
  mock.faults.always('links_get', fault.answer(428));
  expect((await call(mock.url + linkPath, { headers: { prefer: 'code=404' } })).status).toBe(404);
  expect((await get()).status).toBe(428);
});

test('status: the declared example, a given body, or nothing', async () => {
  mock.faults.on(
    'links_get',
    fault.status(500),
    fault.status(503),
    fault.status(503, { body: { any: 'thing' }, headers: { 'X-Gateway': 'yes' } }),
    fault.status(503, { body: 'sorry' }),
  );
  expect(await (await get()).json()).toMatchObject([{ code: 'unexpected_error' }]);
  expect(await (await get()).text()).toBe('');
  const given = await get();
  expect([given.status, given.headers.get('x-gateway'), await given.json()]).toEqual([503, 'yes', { any: 'thing' }]);
  const plain = await get();
  expect([plain.headers.get('content-type'), await plain.text()]).toEqual(['text/plain; charset=utf-8', 'sorry']);
});

test('rate limit: Retry-After in seconds, as a date, as it is, or not at all', async () => {
  mock.faults.on(
    'links_get',
    fault.rateLimit({ retryAfter: 30 }),
    fault.rateLimit({ retryAfter: 30, asDate: true }),
    fault.rateLimit({ retryAfter: new Date(Date.UTC(2026, 0, 16)) }),
    fault.rateLimit({ retryAfter: 'soon' }),
    fault.rateLimit(),
  );
  const seen = [];
  for (let request = 0; request < 5; request += 1) {
    const { status, headers } = await get();
    seen.push([status, headers.get('retry-after')]);
  }
  expect(seen).toEqual([
    [429, '30'],
    [429, 'Thu, 15 Jan 2026 12:00:30 GMT'],
    [429, 'Fri, 16 Jan 2026 00:00:00 GMT'],
    [429, 'soon'],
    [429, null],
  ]);
});

test('html: a page of the gateway', async () => {
  mock.faults.on('links_get', fault.html());
  const page = await get();
  expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html']);
  expect(await page.text()).toContain('<h1>502 Bad Gateway</h1>');
});

test('empty: the usual status and type, or another status, and no body', async () => {
  mock.faults.on('links_get', fault.empty(), fault.empty(500));
  for (const status of [200, 500]) {
    const empty = await get();
    expect([empty.status, empty.headers.get('content-type'), empty.headers.get('content-length')]).toEqual([
      status,
      'application/json',
      '0',
    ]);
    expect(await empty.text()).toBe('');
  }
});

test('redirect: leads to a second origin, whose requests are in the journal', async () => {
  mock.faults.on('links_get', fault.redirect());
  const response = await call(`${mock.url}${linkPath}?page=1`);
  expect([response.status, response.redirected]).toEqual([200, true]);
  const [first, second] = mock.journal.entries;
  expect(first).toMatchObject({ origin: 'mock', answer: { status: 307 }, headers: { authorization } });
  expect(second).toMatchObject({ origin: 'elsewhere', url: `${linkPath}?page=1` });
  // fetch drops the credentials for another origin: what the journal shows is what arrived.
  expect(second?.headers.authorization).toBeUndefined();
  expect(new URL(response.url).origin).not.toBe(new URL(mock.url).origin);
});

test('redirect: to a given address with a given status', async () => {
  mock.faults.on('links_get', fault.redirect({ to: 'https://elsewhere.example/', status: 302 }));
  const response = await call(mock.url + linkPath, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, 'https://elsewhere.example/']);
});

test('edit: changes the parsed body and knows the request', async () => {
  mock.faults.on(
    'links_get',
    fault.edit((answer, { path }) => ({ ...answer, status: 203, body: { ...(answer.body as object), path } })),
  );
  const response = await get();
  expect([response.status, await response.json()]).toEqual([
    203,
    expect.objectContaining({ id: linkId, path: linkPath }),
  ]);
});

test('a status or header that HTTP cannot carry is told, not left hanging', async () => {
  mock.faults.on('links_get', fault.status(503, { headers: { 'X-Any': 'two\nlines' } }), fault.status(42));
  for (const detail of [/X-Any/, /42/]) {
    const response = await get();
    expect([response.status, await response.json()]).toMatchObject([500, { detail: expect.stringMatching(detail) }]);
  }
});

test('an edit that fails is an answer too, not a hanging request', async () => {
  await using fragile = await startMock();
  fragile.faults.on(
    '*',
    fault.edit(() => {
      throw new Error('out of ideas');
    }),
  );
  const response = await call(fragile.url + linkPath);
  expect([response.status, await response.json()]).toEqual([500, expect.objectContaining({ detail: 'out of ideas' })]);
});
