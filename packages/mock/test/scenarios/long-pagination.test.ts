import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { call } from '../support/http.ts';
import { useMock } from '../support/mock.ts';

const mock = useMock();

interface Page {
  readonly count: number;
  readonly next: string | null;
  readonly previous: string | null;
  readonly results: readonly { readonly id: string; readonly status: string }[];
}
const page = async (url: string) => (await (await call(url)).json()) as Page;

async function follow(start: string, direction: 'next' | 'previous'): Promise<Page[]> {
  const pages: Page[] = [];
  for (let url: string | null = start; url !== null; url = pages.at(-1)?.[direction] ?? null) {
    pages.push(await page(url));
  }
  return pages;
}

test('three pages and their end: count, next and previous are right', async () => {
  mock.scenarios.longPagination();
  const pages = await follow(`${mock.url}/api/links/`, 'next');
  const at = (number: number) => `${mock.url}/api/links/?page=${number}`;
  expect(pages.map(({ count, next, previous, results }) => [count, next, previous, results.length])).toEqual([
    [250, at(2), null, 100],
    [250, at(3), at(1), 100],
    [250, null, at(2), 50],
  ]);
  expect(new Set(pages.flatMap(({ results }) => results.map(({ id }) => id))).size).toBe(250);
});

test('the way back shows the same items', async () => {
  mock.scenarios.longPagination({ items: 7, pageSize: 3 });
  const there = await follow(`${mock.url}/api/links/`, 'next');
  const back = await follow(`${mock.url}/api/links/?page=3`, 'previous');
  expect(back.reverse()).toEqual(there);
});

test('filters and page size of the request stay in the links', async () => {
  mock.scenarios.longPagination({ items: 5 });
  const first = await page(`${mock.url}/api/links/?page_size=2&institution=ofmockbank_br_retail`);
  expect(first.results).toHaveLength(2);
  expect(first.next).toBe(`${mock.url}/api/links/?page_size=2&institution=ofmockbank_br_retail&page=2`);
});

test('items make pages', () =>
  checkRows(
    [
      [0, 1, 0],
      [1, 1, 1],
      [100, 1, 100],
      [101, 2, 1],
    ],
    ([items, pages, last]) => `${items} items make ${pages} pages, the last one with ${last}`,
    async ([items, pages, last]) => {
      await mock.reset();
      mock.scenarios.longPagination({ items });
      const shown = await follow(`${mock.url}/api/links/`, 'next');
      expect([shown.length, shown.at(-1)?.results.length]).toEqual([pages, last]);
    },
  ));

test('a page after the last one is not found', async () => {
  mock.scenarios.longPagination({ items: 3 });
  expect((await call(`${mock.url}/api/links/?page=2`)).status).toBe(404);
});

test('a page has at most a thousand items', async () => {
  mock.scenarios.longPagination({ items: 1001, pageSize: 5000 });
  expect((await page(`${mock.url}/api/links/`)).results).toHaveLength(1000);
});

test('what is not paged stays as it is, and so does a wrong request', async () => {
  mock.scenarios.longPagination();
  expect((await call(`${mock.url}/api/links/11111111-1111-4111-8111-111111111111/`)).status).toBe(200);
  expect((await fetch(`${mock.url}/api/links/`)).status).toBe(401);
});
