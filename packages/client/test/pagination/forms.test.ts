import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { BelvoError, InvalidResponseError, PaginationError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

async function all(url: string): Promise<unknown[]> {
  return clientFor(url, { retries: 0 }).links.list().toArray({ limit: Number.POSITIVE_INFINITY });
}

const bodies = [null, 0, 'text', true, [], [{ id: 'a' }], { results: {} }, { results: 'abc' }, { results: 5 }];

testRows(
  'what has not the form of a page is an invalid response, not an empty list',
  bodies.map((body) => ({ text: JSON.stringify(body), body })),
  async ({ body }) => {
    const { url } = await serve((_request, response) => json(response, 200, body));
    expect((await caught(all(url), InvalidResponseError)).message).toContain('is no page.');
    const read = async () => {
      for await (const _item of clientFor(url, { retries: 0 }).links.list()) {
        // Nothing comes.
      }
    };
    await caught(read(), InvalidResponseError);
  },
);

testRows('data that is no structure is an invalid response', [null, 0, 'text', false], async (body) => {
  const { url } = await serve((_request, response) => json(response, 200, body));
  const error = await caught(clientFor(url, { retries: 0 }).links.get(LINK_ID), InvalidResponseError);
  expect(error.message).toContain('is no object or list.');
});

testRows(
  'a next that leads back is refused before anything is read twice',
  [
    ['the page itself, which has no number', (url: string) => `${url}/api/links/`],
    ['the page itself by number', (url: string) => `${url}/api/links/?page=1`],
    ['another protocol', (url: string) => `${url.replace('http:', 'https:')}/api/links/?page=2`],
    ['another port', (url: string) => `${url}1/api/links/?page=2`],
    ['a longer path', (url: string) => `${url}/api/links/x/?page=2`],
    ['a path that walks away', (url: string) => `${url}/api/links/../accounts/?page=2`],
    [
      'a host before the real one',
      (url: string) => `http://evil.example.com@${url.slice(7)}.evil.example.com/api/links/?page=2`,
    ],
    ['a number', () => 2],
    ['an object', () => ({ page: 2 })],
  ],
  async (_where, next) => {
    const { url, received } = await serve((_request, response) =>
      json(response, 200, { results: [], next: next(url) }),
    );
    const error = await caught(all(url), PaginationError);
    expect(error.operation).toBe('links_list');
    expect(error.stack, 'what Node prints of it').toMatch(/^PaginationError: links_list: next leads /);
    expect(received).toHaveLength(1);
  },
);

test('user and password in next are neither used nor told', async () => {
  const secret = 'not-a-real-user:not-a-real-password@';
  const { url, received } = await serve((_request, response, number) =>
    json(response, 200, {
      results: [{ id: String(number) }],
      next: number === 0 ? `${url.replace('//', `//${secret}`)}/api/links/?page=2` : null,
    }),
  );
  expect(await all(url)).toHaveLength(2);
  expect(received[1]?.headers.authorization).toBe(received[0]?.headers.authorization);
  const elsewhere = await serve((_request, response) =>
    json(response, 200, { results: [], next: `https://${secret}evil.example.com/api/links/` }),
  );
  const error = await caught(all(elsewhere.url), BelvoError);
  expect(JSON.stringify(error)).toContain('evil.example.com');
  expect(JSON.stringify(error)).not.toContain('not-a-real-password');
});

test('a list that begins in the middle goes on from there', async () => {
  const { url, received } = await serve((request, response) => {
    const page = Number(new URL(request.url, url).searchParams.get('page'));
    json(response, 200, {
      results: [{ id: String(page) }],
      next: page < 4 ? `${url}/api/links/?page=${page + 1}` : null,
    });
  });
  const ids = await clientFor(url).links.list({ page: 3 }).toArray({ limit: 10 });
  expect(ids).toEqual([{ id: '3' }, { id: '4' }]);
  expect(received).toHaveLength(2);
});

test('two readers of one call share its first page and nothing else', async () => {
  const { url, received } = await serve((request, response) => {
    const page = Number(new URL(request.url, url).searchParams.get('page') ?? 1);
    json(response, 200, { results: [{ id: String(page) }], next: page < 2 ? `${url}/api/links/?page=2` : null });
  });
  const list = clientFor(url).links.list();
  const [one, two] = await Promise.all([list.toArray({ limit: 9 }), list.toArray({ limit: 9 })]);
  expect(one).toEqual([{ id: '1' }, { id: '2' }]);
  expect(two).toEqual(one);
  expect((await list).results).toHaveLength(1);
  expect(received).toHaveLength(3);
});
