import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { ConnectionError, createHooks, InvalidResponseError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, LINK_ID } from '../support/client.ts';

/** What a call fails with when `fetch` throws this. */
const failing = (thrown: unknown) => {
  const fetch = () => Promise.reject(thrown);
  return caught(clientFor('https://api.example.com', { fetch, retries: 0 }).links.get(LINK_ID), ConnectionError);
};

test('when all addresses of a name refuse, the message says so', async () => {
  const attempts = ['::1', '127.0.0.1'].map((address) =>
    Object.assign(new Error(`connect ECONNREFUSED ${address}:1`), { code: 'ECONNREFUSED', syscall: 'connect' }),
  );
  const cause = Object.assign(new AggregateError(attempts, ''), { code: 'ECONNREFUSED' });
  const error = await failing(new TypeError('fetch failed', { cause }));
  expect(error.message).toBe('links_get: no connection (ECONNREFUSED). Is the proxy running?');
  expect(error.maybeSent).toBe(false);
});

testRows(
  'whatever a fetch throws is a broken connection like any other',
  [
    ['a text', 'out of order', 'out of order'],
    ['nothing', undefined, 'undefined'],
    ['null', null, 'null'],
    ['an error with an answer for a cause', new TypeError('mocked', { cause: Response.error() }), 'mocked'],
    ['one with a text for a cause', new TypeError('failed', { cause: 'no network' }), 'no network'],
  ],
  async (_what, thrown, message) => {
    const error = await failing(thrown);
    expect(error.message).toBe(`links_get: connection broke (${message}).`);
    expect(error.maybeSent).toBe(true);
  },
);

test('half a character in a path or filter is sent as the replacement character', async () => {
  const urls: string[] = [];
  const fetch = async (url: string) => {
    urls.push(url);
    return Response.json({});
  };
  const belvo = clientFor('https://api.example.com', { fetch });
  await belvo.links.get('a\ud800');
  await belvo.links.list({ institution: '\udc00\u{1f600}' });
  expect(urls.map((url) => decodeURIComponent(new URL(url).pathname + new URL(url).search))).toEqual([
    '/api/links/a\ufffd/',
    '/api/links/?institution=\ufffd\u{1f600}',
  ]);
});

test('an answer that cannot be read keeps its headers, for error and observers', async () => {
  const told: unknown[] = [];
  const belvo = clientFor('https://api.example.com', {
    fetch: async () => new Response('<html>', { headers: { 'content-type': 'text/html', 'x-request-id': 'r-1' } }),
    hooks: createHooks({ after: ({ status, requestId, headers }) => told.push([status, requestId, headers]) }),
    retries: 0,
  });
  const error = await caught(belvo.links.get(LINK_ID), InvalidResponseError);
  expect(error.headers.get('x-request-id')).toBe('r-1');
  expect(JSON.stringify(error)).not.toContain('r-1');
  expect(told).toEqual([[200, 'r-1', { 'content-type': 'text/html', 'x-request-id': 'r-1' }]]);
});
