import { fault, manualClock, startMock } from '@belvo-openapi/mock';
import { expect, test } from 'vitest';
import { useMock } from '../test/support/mock.ts';
import { readLink, updateLink } from './links.ts';

const mock = useMock();
const id = '11111111-1111-4111-8111-111111111111';

test('a declared answer, then another, then success', async () => {
  // #region answer
  mock.faults.on('links_update', fault.answer(400, 'login_error'), fault.answer(428), fault.pass());
  // #endregion
  const statuses = [];
  for (const password of ['one', 'two', 'three']) {
    statuses.push((await updateLink(mock.url, id, password)).status);
  }
  expect(statuses).toEqual([400, 428, 200]);
});

test('429 with Retry-After in every form', async () => {
  // #region rate-limit
  mock.faults.on(
    'links_get',
    fault.rateLimit({ retryAfter: 2 }), // seconds
    fault.rateLimit({ retryAfter: 2, asDate: true }), // the date in two seconds
    fault.rateLimit(), // no header at all
  );
  // #endregion
  const values = [];
  for (let request = 0; request < 3; request += 1) {
    values.push((await readLink(mock.url, id)).headers.get('retry-after'));
  }
  expect(values).toEqual(['2', expect.stringMatching(/GMT$/), null]);
});

test('what stands in front of the API', async () => {
  // #region gateway
  mock.faults.on(
    'links_get',
    fault.status(503, { headers: { 'Retry-After': '5' } }), // a bare 503
    fault.html(502), // a page in HTML where JSON was expected
    fault.html(403), // as the firewall does it above the rate limit
  );
  // #endregion
  const types = [];
  for (let request = 0; request < 3; request += 1) {
    const { status, headers } = await readLink(mock.url, id);
    types.push([status, headers.get('content-type')]);
  }
  expect(types).toEqual([
    [503, null],
    [502, 'text/html'],
    [403, 'text/html'],
  ]);
});

test('broken connections', async () => {
  // #region reset
  mock.faults.on(
    'links_get',
    fault.reset(), // the request was read, nothing is answered
    fault.reset('after-headers'), // the status arrives, the body does not
    fault.reset('mid-body'), // half of the body arrives
  );
  // #endregion
  for (let request = 0; request < 3; request += 1) {
    await expect(readLink(mock.url, id).then((response) => response.text())).rejects.toThrow();
  }
  expect(mock.journal.entries.map(({ outcome }) => outcome)).toEqual(['reset', 'reset', 'reset']);
});

test('bodies that are not what they should be', async () => {
  // #region body
  mock.faults.on(
    'links_get',
    fault.truncate(), // a complete message with half of its JSON
    fault.empty(), // 200 and nothing
    fault.empty(500),
    fault.edit((answer) => ({ ...answer, body: { ...(answer.body as object), status: 'a_status_of_tomorrow' } })),
  );
  // #endregion
  await expect((await readLink(mock.url, id)).json()).rejects.toThrow(SyntaxError);
  expect(await (await readLink(mock.url, id)).text()).toBe('');
  expect((await readLink(mock.url, id)).status).toBe(500);
  expect(await (await readLink(mock.url, id)).json()).toMatchObject({ status: 'a_status_of_tomorrow' });
});

test('an answer that never comes', async () => {
  // #region hang
  mock.faults.on('links_get', fault.hang());
  const giveUp = new AbortController();
  const answer = fetch(`${mock.url}/api/links/${id}/`, { signal: giveUp.signal });
  // #endregion
  giveUp.abort();
  await expect(answer).rejects.toThrow();
});

test('time without waiting', async () => {
  // #region clock
  const clock = manualClock();
  await using slow = await startMock({ clock, faults: ['links_get: latency;ms=30000;jitter=5000'] });

  const answer = readLink(slow.url, id);
  await clock.asleep(); // the mock has the request and waits
  clock.advance(35_000);

  expect((await answer).status).toBe(200);
  // #endregion
});

test('bytes that come slowly', async () => {
  // #region drip
  mock.faults.on('links_get', fault.drip({ bytes: 100, everyMs: 1 }));
  // #endregion
  expect(await (await readLink(mock.url, id)).json()).toMatchObject({ status: 'valid' });
});

test('another origin', async () => {
  // #region redirect
  mock.faults.on('links_get', fault.redirect());
  await readLink(mock.url, id);

  const arrived = mock.journal.entries.find(({ origin }) => origin === 'elsewhere');
  expect(arrived?.headers.authorization).toBeUndefined(); // the credentials stayed at home
  // #endregion
  expect(arrived).toBeDefined();
});

test('for one request alone', async () => {
  // #region header
  const headers = { 'X-Mock-Fault': 'html;status=502, pass' };
  const first = await fetch(`${mock.url}/api/links/`, { headers });
  const second = await fetch(`${mock.url}/api/links/`, { headers });
  // #endregion
  expect([first.status, second.status]).toEqual([502, 401]);
});

test('a behavior of your own', async () => {
  // #region play
  let writes = 0;
  mock.faults.add({
    // Reads fail until something was written.
    decide: ({ method }) => (method === 'GET' && writes === 0 ? fault.status(503) : undefined),
    answering: ({ method, answer }) => {
      writes += method === 'PUT' && answer?.status === 200 ? 1 : 0;
    },
  });
  // #endregion
  expect((await readLink(mock.url, id)).status).toBe(503);
  await updateLink(mock.url, id, 'not-a-real-password');
  expect((await readLink(mock.url, id)).status).toBe(200);
});
