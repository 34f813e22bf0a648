import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { beforeAll, expect, inject, test } from 'vitest';
import type { SearchEntry } from '../../src/search/entries.ts';

type Rank = (entries: readonly SearchEntry[], query: string, limit?: number) => SearchEntry[];

let rank: Rank;
let entries: SearchEntry[];

beforeAll(async () => {
  const { default: MiniSearch } = await import('minisearch');
  Object.assign(globalThis, { MiniSearch });
  await import('../../src/assets/js/search-words.js' as string);
  await import('../../src/assets/js/search-rank.js' as string);
  rank = (globalThis as unknown as { rankEntries: Rank }).rankEntries;
  const index = readFileSync(join(inject('site').folder, 'assets/search-index.js'), 'utf8');
  entries = JSON.parse(index.slice(index.indexOf('['), index.lastIndexOf(']') + 1)) as SearchEntry[];
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
  // Questions, in the three languages
  ['how do I get the balance of an account', 'balances/index.html', 'accounts/get.html'],
  ['how to connect a bank account', 'guides/connect-user.html'],
  ['how do I verify a webhook', 'guides/webhooks.html'],
  ['which ip addresses send webhooks', 'guides/webhooks.html'],
  ['what does login_error mean', 'errors.html#login_error'],
  ['how to test without keys', 'guides/testing.html'],
  ['how often is data refreshed', 'guides/keep-fresh.html'],
  ['repeat a request', 'retries.html', 'guides/errors.html'],
  ['password changed', 'guides/connect-user.html', 'links/update.html'],
  ['cómo conectar un banco', 'guides/connect-user.html'],
  ['listar transações de um mês', 'guides/transactions.html'],
  ['como gerar o token do widget', 'widgetToken/index.html', 'widgetToken/create.html'],
  ['límite de peticiones', 'guides/go-live.html'],
  ['cancelar pagamento', 'paymentIntents/cancel.html'],
  ['gastos recurrentes', 'recurringExpenses/index.html'],
  // Names written as words, values, events, countries
  ['refresh a link', 'links/refresh.html'],
  ['CHECKING_ACCOUNT', 'schemas/Account.html#field.category'],
  ['consent_expired', 'webhooks/consent-consent-expired.html', 'webhooks/consent-openfinance-consent-expired.html'],
  ['new_transactions_available', 'webhooks/transactions-new-transactions-available.html'],
  ['value_date__range', 'transactions/list.html#query.value_date__range'],
  ['X-Belvo-Request-Mode', 'guides/async.html', 'guides/keep-fresh.html', '*#header.X-Belvo-Request-Mode'],
  ['BadRequestError', 'schemas/BadRequestError.html'],
  ['DELETE links', 'links/delete.html'],
  ['ratelimit', 'guides/go-live.html'],
  ['timeout', 'errors.html#request_timeout', 'guides/go-live.html'],
  ['lgpd', 'guides/sensitive-data.html'],
  ['openapi yaml', 'downloads/index.html'],
  ['typescript client', 'guides/first-call.html'],
  ['products in chile', 'concepts/products.html'],
  ['automatic pix', 'guides/pix.html', 'paymentAuthorizations/index.html'],
  ['weebhook', 'guides/webhooks.html', 'webhooks/index.html'],
  // What support and newcomers ask
  ['which institutions support mexico fiscal', 'concepts/products.html'],
  ['how long do I have for the second factor', 'guides/mfa.html'],
  ['which fields may be null', 'concepts/glossary.html'],
  ['credenciales inválidas', 'guides/errors.html', 'errors.html#login_error'],
  ['postman collection mock', 'downloads/index.html'],
  ['delete user data', 'guides/connect-user.html', 'links/delete.html'],
  ['dar de baja un link', 'links/delete.html'],
  ['renovar consentimiento', 'guides/keep-fresh.html'],
  ['fatura do cartão', 'bills/index.html'],
  ['dados sensíveis', 'guides/sensitive-data.html'],
  ['banco caído', 'errors.html#institution_down'],
  ['monto negativo', 'guides/transactions.html'],
  ['release notes', 'changelog.html'],
  ['how many requests per second', 'guides/go-live.html'],
  ['paginate in python', 'guides/transactions.html', 'guides/pagination.html'],
  ['only some fields', 'guides/transactions.html'],
  ['unsent', 'retries.html'],
  ['what does confidence medium mean', 'concepts/glossary.html'],
  ['what was removed since 2021', 'decisions/0020-resources-of-2021-that-are-gone.html'],
  ['license', 'index.html'],
  ['erro 401', 'errors.html#status-401'],
  ['502', 'guides/errors.html', 'guides/testing.html'],
  ['lista de códigos de error', 'errors.html'],
  ['código de verificación', 'guides/mfa.html'],
  ['quanto tempo vale o token do widget', 'widgetToken/index.html'],
  ['link is invalid: what now', 'errors.html#invalid_link', 'guides/connect-user.html'],
  ['report a mistake', 'guides/review-postman.html'],
  ['bank locked account', 'guides/errors.html'],
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

/** The first results of a query, for a message. */
function found(query: string): string {
  return `${query}: ${rank(entries, query, 5).map(([, title, , url]) => `${title} (${url})`)}`;
}

test('what people look for is among the first five, and nearly always first or second', () => {
  expect(QUERIES.length).toBeGreaterThanOrEqual(60);
  const late = QUERIES.filter((query) => place(query) > 5);
  expect(late.map(([query]) => found(query))).toEqual([]);
  const third = QUERIES.filter((query) => place(query) > 2);
  expect(third.length > 3 ? third.map(([query]) => found(query)) : []).toEqual([]);
});

test('what says nothing finds nothing and throws nothing', async () => {
  await checkRows(
    ['', '   ', '(', '/', '[*', 'qqqqqqqq'],
    (query) => JSON.stringify(query),
    (query) => expect(rank(entries, query)).toEqual([]),
  );
  expect(rank(entries, 'link', 2)).toHaveLength(2);
});
