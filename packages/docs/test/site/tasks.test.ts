import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { inChromium, type SiteBrowser } from '../support/browser.ts';

/** What a reader sees: the text of the page without what is folded or hidden behind a tab. */
async function read(page: Page, selector = 'main'): Promise<string> {
  return String(await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText`)).replace(
    /\s+/g,
    ' ',
  );
}

/** Code of the page, every tab of it. */
async function code(page: Page): Promise<string> {
  return (await page.locator('main pre').allTextContents()).join('\n');
}

/** A question, the page that answers it, and what stands there. */
const QUESTIONS: readonly (readonly [query: string, url: string, texts: readonly string[]])[] = [
  ['rate limit', 'guides/go-live.html', ['80 requests in 30 seconds', 'createRateLimiter']],
  ['password changed', 'guides/connect-user.html', ['the institution refuses the stored login', 'links_update']],
  ['delete link', 'links/delete.html', ['consent', 'DELETE', 'belvo.links.delete']],
  ['openapi', 'downloads/index.html', ['OpenAPI 3.1, JSON', 'Postman collection']],
  ['async', 'guides/async.html', ['X-Belvo-Request-Mode', 'Keep data fresh']],
  ['redact', 'guides/sensitive-data.html', ['errors, logs and hooks', 'belvo.links.register']],
  ['products in chile', 'concepts/products.html', ['Chile', 'tax status, invoices, debt reports']],
  ['cancel scheduled payment', 'paymentIntents/cancel.html', ['scheduled', 'curl_init', 'http.NewRequest']],
  ['test a webhook', 'guides/testing.html', ['npm run mock', 'webhook']],
  ['php', 'guides/first-call.html', ['Python, PHP, Go and Java', 'institutions_list']],
  [
    'cancel recurring pix payment',
    'guides/pix.html',
    ['paymentIntents_cancelCharge', '22:00', 'No operation gives money back'],
  ],
  ['which institutions support mexico fiscal', 'concepts/products.html', ['country_code=MX type=fiscal']],
  ['which fields may be null', 'concepts/glossary.html', ['a field marked or null']],
  ['rotate keys', 'guides/go-live.html', ['generate a second pair', 'delete that one']],
  ['sandbox test users', 'guides/testing.html', ['ofmockbank_br_retail', 'tatooine_mx_fiscal']],
  ['12 months of history', 'guides/transactions.html', ['365 days apart']],
  ['renovar consentimiento', 'guides/keep-fresh.html', ['consent_management', 'Only the person can renew']],
];

/** Follows links by what they are called, from the first page; at most two. */
async function follow(site: SiteBrowser, ...names: [string] | [string, string]): Promise<Page> {
  const page = await site.page('index.html');
  for (const name of names) {
    await page.getByRole('main').getByRole('link', { name }).first().click();
    await page.waitForLoadState();
  }
  return page;
}

inChromium('ten tasks, walked from the first page', (site) => {
  test('start in five minutes, with keys and without', async () => {
    const page = await follow(site(), 'Your first call');
    const text = await read(page);
    expect(text).toContain('npm run mock');
    expect(text).toContain('http://127.0.0.1:4010');
    expect(text).toContain("Create a key pair in Belvo's dashboard");
    expect(await code(page)).toContain('belvo.institutions.list({ page_size: 3 })');
    expect(await code(page)).toContain('export BELVO_SECRET_ID=your-secret-id');
    expect(await page.locator('.code-frame > p', { hasText: 'packages/docs/samples/first-call.ts' }).count()).toBe(1);
  });

  test('second factor, with code', async () => {
    const page = await follow(site(), 'Second factors');
    expect(await read(page)).toContain('428');
    expect(await read(page)).toContain('session_expired');
    expect(await code(page)).toContain('onMfa');
    expect(await code(page)).toContain('"token": "1234ab"');
    expect(await page.locator('figure.diagram svg').count()).toBeGreaterThan(0);
  });

  test("last month's transactions, all pages", async () => {
    const page = await follow(site(), "Last month's transactions");
    expect(await read(page)).toContain('value_date__range');
    expect(await code(page)).toContain('for await (const transaction of belvo.transactions.list(');
    expect(await code(page)).toContain('page_size');
  });

  test('which errors to repeat', async () => {
    const page = await follow(site(), 'Error codes');
    await page.getByRole('button', { name: /^Repeat the call/ }).click();
    const rows = await page.locator('#codes-list tbody tr:visible th').allInnerTexts();
    expect(rows.join(' ')).toContain('unexpected_error');
    expect(rows.join(' ')).not.toContain('login_error');
    await page.getByRole('main').getByRole('link', { name: 'request_timeout' }).first().click();
    const guide = await follow(site(), 'Errors and what to tell');
    expect(await read(guide)).toContain('Two conditions, always both');
  });

  test('receive a webhook safely, and know its body', async () => {
    const page = await follow(site(), 'Receive webhooks safely');
    const text = await read(page);
    expect(text).toContain('3.130.254.46');
    expect(text).toMatch(/within five seconds/);
    expect(await code(page)).toContain('createNodeHandler');
    expect(await code(page)).toContain('"webhook_code": "historical_update"');
    await page.getByRole('main').getByRole('link', { name: 'Transactions stored', exact: true }).click();
    await page.locator('[id="body.data"]').waitFor();
    expect(await read(page)).toContain('total_transactions');
  });

  test('pay with Pix end to end', async () => {
    const page = await site().page('index.html');
    await ask(page, 'pix');
    await page.getByRole('combobox').press('Enter');
    await page.waitForURL('**/guides/pix.html');
    const text = await read(page);
    expect(text).toContain('redirect_url');
    expect(text).toContain('production alone');
    for (const step of ['belvo.customers.create', 'belvo.paymentIntents.create', 'belvo.paymentIntents.get']) {
      expect(await code(page)).toContain(step);
    }
    expect(await code(page)).toContain('Belvo-Idempotency-Key');
    expect(await page.locator('.host').first().textContent()).toBe('https://api.belvo.com');
  });

  test('keep a link fresh', async () => {
    const page = await follow(site(), 'Keep data fresh');
    expect(await read(page)).toContain('Who sets refresh_rate? Belvo does.');
    expect(await code(page)).toContain("access_mode: 'recurrent'");
    expect(await code(page)).toContain('belvo.links.refresh(link)');
  });

  test('test without Belvo', async () => {
    const page = await follow(site(), 'Test without Belvo');
    expect(await read(page)).toContain('npm run mock');
    expect(await code(page)).toContain('startMock()');
    expect(await code(page)).toContain('createMockFetch()');
  });

  test('what login_error means and what to tell the user', async () => {
    const page = await site().page('index.html');
    await ask(page, 'login_error');
    await page.getByRole('combobox').press('Enter');
    await page.waitForURL('**/errors.html#login_error');
    const row = page.locator('[id="login_error"]');
    expect(await read(page, '[id="login_error"]')).toContain('Repeating can lock the account');
    expect(await read(page, '[id="login_error"]')).toContain('Your bank did not accept these login details');
    await row.getByRole('link', { name: 'Spanish and Portuguese' }).click();
    await page.waitForURL('**/guides/errors.html#message-login_error');
    expect(await read(page, '#message-login_error')).toContain('Tu banco no aceptó');
    expect(await read(page, '#message-login_error')).toContain('Seu banco não aceitou');
  });

  test('what changed since the last version, and whether it breaks me', async () => {
    const page = await follow(site(), 'What changed');
    const text = await read(page);
    expect(text).toMatch(/0\.1\.0/);
    expect(text).toMatch(/may break you|nothing that (worked|you rely on) can break/i);
    expect(await page.locator('link[type="application/atom+xml"]').getAttribute('href')).toBe('changelog.xml');
  });

  test('more questions are answered by the first result of a search', async () => {
    const page = await site().page('index.html');
    await checkRows(
      QUESTIONS,
      ([query]) => query,
      async ([query, url, texts]) => {
        await ask(page, query);
        await page.locator('dialog input').press('Enter');
        await page.waitForURL(`**/${url}`);
        const text = `${await read(page)} ${await code(page)}`;
        expect(texts.filter((wanted) => !text.includes(wanted))).toEqual([]);
      },
    );
  });
});
