import { beforeAll, describe, expect, test } from 'vitest';
import { renderPages } from '../../src/pages.ts';
import { type SearchEntry, searchEntries } from '../../src/search/entries.ts';
import { realSite } from '../support/bundle.ts';

type Rank = (entries: readonly SearchEntry[], query: string, limit?: number) => SearchEntry[];

let rank: Rank;
let entries: SearchEntry[];

beforeAll(async () => {
  const { default: MiniSearch } = await import('minisearch');
  Object.assign(globalThis, { MiniSearch });
  await import('../../src/assets/js/search-words.js' as string);
  await import('../../src/assets/js/search-rank.js' as string);
  rank = (globalThis as unknown as { rankEntries: Rank }).rankEntries;
  const site = realSite();
  const bodies = new Map([...renderPages(site)].map(([url, { page }]) => [url, page.body.text]));
  entries = searchEntries(site, bodies);
});

/** What people type, and the pages of which any is right. */
const QUERIES: readonly [query: string, ...pages: string[]][] = [
  // Names of operations
  ['update link credentials', 'links/update.html'],
  ['links_resume', 'links/resume.html'],
  ['belvo.transactions.list', 'transactions/list.html'],
  ['belvo.links.update', 'links/update.html'],
  ['delete link', 'links/delete.html'],
  // Paths and methods
  ['/api/token/', 'widgetToken/create.html'],
  ['PUT /api/links/{id}/', 'links/update.html'],
  ['POST /api/transactions/', 'transactions/retrieve.html'],
  ['payment-intents', 'paymentIntents/index.html', 'paymentIntents/list.html', 'paymentIntents/create.html'],
  // Status codes
  ['428', 'errors.html#status-428', 'guides/mfa.html'],
  ['429', 'errors.html#status-429'],
  // Error codes
  ['login_error', 'errors.html#login_error'],
  ['too many sessions', 'errors.html#too_many_sessions'],
  // Fields, parameters, values
  ['encryption_key', 'schemas/LinkUpdateRequest.html#field.encryption_key', 'links/update.html#body.encryption_key'],
  ['createdBy', 'schemas/Link.html#field.created_by', 'links/list.html#query.created_by', 'schemas/*#field.created_by'],
  [
    'refresh_rate',
    'schemas/Link.html#field.refresh_rate',
    'links/list.html#query.refresh_rate',
    'guides/keep-fresh.html',
  ],
  ['token_required', 'errors.html#token_required'],
  [
    'recurrent',
    'guides/keep-fresh.html',
    'guides/keep-fresh.html#1.-make-the-link-recurrent',
    'schemas/*#field.access_mode',
    'links/*#query.access_mode',
    'links/*#body.access_mode',
  ],
  // Guide words
  ['webhook', 'guides/webhooks.html', 'webhooks/index.html'],
  ['pix', 'guides/pix.html'],
  ['2fa', 'guides/mfa.html'],
  ['idempotency', 'guides/pix.html', 'paymentIntents/create.html'],
  ['what changed', 'changelog.html'],
  ['postman collection', 'downloads/index.html', 'guides/review-postman.html'],
  // Spanish and Portuguese
  ['transacciones', 'transactions/index.html', 'transactions/list.html', 'guides/transactions.html'],
  ['saldo', 'balances/index.html', 'balances/list.html'],
  ['cobrança', 'charges/index.html', 'charges/list.html'],
  ['contraseña incorrecta', 'guides/errors.html'],
  // Typing errors
  ['trasactions', 'transactions/index.html', 'transactions/list.html', 'guides/transactions.html'],
  ['instituion', 'institutions/index.html', 'institutions/list.html', 'institutions/get.html'],
];

function matches(url: string, page: string): boolean {
  return page.includes('*')
    ? new RegExp(`^${page.replaceAll('.', '\\.').replace('*', '[^#]*')}$`).test(url)
    : url === page;
}

/** Place of the first right page, counted from one; infinite when it is not among the first ten. */
function place([query, ...pages]: (typeof QUERIES)[number]): number {
  const found = rank(entries, query, 10).map(([, , , url]) => url);
  const at = found.findIndex((url) => pages.some((page) => matches(url, page)));
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

describe('thirty things that people look for', () => {
  test('are all among the first five', () => {
    expect(QUERIES).toHaveLength(30);
    const late = QUERIES.filter((query) => place(query) > 5);
    expect(
      late.map(([query]) => `${query}: ${rank(entries, query, 5).map(([, title, , url]) => `${title} (${url})`)}`),
    ).toEqual([]);
  });

  test('are first or second, but for three', () => {
    const late = QUERIES.filter((query) => place(query) > 2);
    expect(
      late
        .map(([query]) => `${query}: ${rank(entries, query, 3).map(([, title, , url]) => `${title} (${url})`)}`)
        .slice(3),
    ).toEqual([]);
  });
});

describe('queries that are no names', () => {
  test.each(['', '   ', '(', '/', '[*', 'qqqqqqqq'])('%j finds nothing and throws nothing', (query) => {
    expect(rank(entries, query)).toEqual([]);
  });

  test('no more is returned than asked for', () => {
    expect(rank(entries, 'link', 2)).toHaveLength(2);
  });
});
