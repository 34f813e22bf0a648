import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { PaginationError, ServerError, UsageError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

/** Serves this many pages of two items each; `next` may be rewritten. */
async function pages(count: number, next: (url: string) => string = (url) => url) {
  const started = await serve((request, response) => {
    const query = new URL(request.url, started.url).searchParams;
    const page = Number(query.get('page') ?? 1);
    const following = new URL(request.url, started.url);
    following.searchParams.set('page', String(page + 1));
    json(response, 200, {
      count: count * 2,
      next: page < count ? next(following.href) : null,
      previous: null,
      results: [{ id: `${page}a` }, { id: `${page}b` }],
    });
  });
  return started;
}

const ids = async (items: AsyncIterable<{ id?: string }>) => {
  const seen: (string | undefined)[] = [];
  for await (const { id } of items) {
    seen.push(id);
  }
  return seen;
};

test('awaited, a list is its first page', async () => {
  const { url, received } = await pages(3);
  const page = await clientFor(url).links.list();
  expect(page.count).toBe(6);
  expect(page.results).toHaveLength(2);
  expect(received).toHaveLength(1);
});

test('iterated, it is every item of every page', async () => {
  const { url, received } = await pages(3);
  expect(await ids(clientFor(url).links.list())).toEqual(['1a', '1b', '2a', '2b', '3a', '3b']);
  expect(received).toHaveLength(3);
});

test('filters stay on every page', async () => {
  const { url, received } = await pages(2, (next) => next.replace('status__in=valid%2Cinvalid&', ''));
  await ids(clientFor(url).links.list({ status__in: ['valid', 'invalid'], page_size: 2 }));
  const second = new URL(received[1]?.url ?? '', url).searchParams;
  expect(Object.fromEntries(second)).toEqual({ status__in: 'valid,invalid', page_size: '2', page: '2' });
});

test('pages come one at a time', async () => {
  const { url, received } = await pages(3);
  const sizes: number[] = [];
  for await (const page of clientFor(url).links.list().pages()) {
    sizes.push(page.results?.length ?? 0);
    expect(received).toHaveLength(sizes.length);
  }
  expect(sizes).toEqual([2, 2, 2]);
});

test('whoever stops early causes no further requests', async () => {
  const { url, received } = await pages(3);
  for await (const { id } of clientFor(url).links.list()) {
    if (id === '1b') {
      break;
    }
  }
  expect(received).toHaveLength(1);
});

test('with prefetch the next page is on its way while one is worked on, and no more than that', async () => {
  const { url, received } = await pages(4);
  let worked = 0;
  for await (const _page of clientFor(url).links.list({}, { prefetch: true }).pages()) {
    worked++;
    await expect.poll(() => received.length).toBe(Math.min(worked + 1, 4));
  }
  expect(worked).toBe(4);
});

test('a page fetched ahead and never looked at may fail', async () => {
  const { url, received } = await serve((_request, response, number) =>
    number === 0
      ? json(response, 200, { results: [{ id: '1' }], next: `${url}/api/links/?page=2` })
      : json(response, 500, []),
  );
  const belvo = clientFor(url, { retries: 0 });
  for await (const _item of belvo.links.list({}, { prefetch: true })) {
    await expect.poll(() => received.length).toBe(2);
    break;
  }
  await caught(ids(belvo.links.list({ page: 2 })), ServerError);
});

test('toArray collects up to its limit and asks for no page beyond it', async () => {
  const { url, received } = await pages(3);
  const belvo = clientFor(url);
  expect(await belvo.links.list().toArray({ limit: 3 })).toEqual([{ id: '1a' }, { id: '1b' }, { id: '2a' }]);
  expect(received).toHaveLength(2);
  expect(await belvo.links.list().toArray({ limit: Number.POSITIVE_INFINITY })).toHaveLength(6);
  expect(await belvo.links.list().toArray({ limit: 0 })).toEqual([]);
});

test('toArray without a limit is refused', async () => {
  const { url } = await pages(1);
  await caught(
    clientFor(url)
      .links.list()
      .toArray({} as never),
    UsageError,
  );
});

testRows(
  'a next that leads elsewhere is not followed',
  [
    ['another origin', (next: string) => next.replace('127.0.0.1', 'evil.example.com')],
    ['another path', (next: string) => next.replace('/api/links/', '/api/accounts/')],
    ['no URL', () => 'http://[nonsense'],
  ],
  async (_where, rewrite) => {
    const { url, received } = await pages(2, rewrite);
    await caught(ids(clientFor(url).links.list()), PaginationError);
    expect(received).toHaveLength(1);
  },
);

test("behind a proxy or a mock, Belvo's own origin in next is fine: the request still goes to the base URL", async () => {
  const { url, received } = await pages(2, (next) => next.replace(/^http:\/\/[^/]+/, 'https://sandbox.belvo.com'));
  expect(await ids(clientFor(url).links.list())).toHaveLength(4);
  expect(received).toHaveLength(2);
});

test('a relative next is resolved', async () => {
  const { url } = await pages(2, (next) => new URL(next).search);
  expect(await ids(clientFor(url).links.list())).toHaveLength(4);
});

testRows(
  'a next that leads back ends the iteration',
  [
    ['itself', 2],
    ['an earlier page', 1],
  ],
  async (_where, page) => {
    const { url, received } = await pages(5, (next) => next.replace(/page=3/, `page=${page}`));
    await caught(ids(clientFor(url).links.list()), PaginationError);
    expect(received).toHaveLength(2);
  },
);

test('cursors instead of numbers are followed, and a repeated one is noticed', async () => {
  const cursors = ['a', 'b', 'a'];
  const { url, received } = await serve((_request, response, number) =>
    json(response, 200, { results: [{ id: String(number) }], next: `${url}/api/links/?cursor=${cursors[number]}` }),
  );
  await caught(ids(clientFor(url).links.list()), PaginationError);
  expect(received.map((request) => request.url)).toEqual([
    '/api/links/',
    '/api/links/?cursor=a',
    '/api/links/?cursor=b',
  ]);
});

testRows(
  'a page without a next is the last',
  [{ results: [] }, { results: null }, {}, { results: [], next: '' }],
  async (body) => {
    const { url, received } = await serve((_request, response) => json(response, 200, body));
    expect(await ids(clientFor(url).links.list())).toEqual([]);
    expect(received).toHaveLength(1);
  },
);

test('a prefix of the base URL is kept on every page', async () => {
  const { url, received } = await pages(2);
  await ids(clientFor(`${url}/proxy/belvo`).links.list());
  expect(received.map((request) => request.url)).toEqual(['/proxy/belvo/api/links/', '/proxy/belvo/api/links/?page=2']);
});
