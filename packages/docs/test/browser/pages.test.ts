import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { chromiumPath, launchBrowser, openPage, type WatchedPage, warnWithoutChromium } from '../support/browser.ts';

warnWithoutChromium();

describe.skipIf(chromiumPath === undefined)('pages in a browser, from the disk', () => {
  let folder: string;
  let browser: Browser;
  let opened: WatchedPage[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'docs-pages-'));
    build({ output: join(folder, 'site') });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // Whatever a test does, no page may reach for the network or throw.
  afterEach(async () => {
    for (const { page, requests, problems } of opened) {
      expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    }
    opened = [];
  });

  async function open(path: string, options = {}): Promise<WatchedPage['page']> {
    const watched = await openPage(browser, `${pathToFileURL(join(folder, 'site')).href}/${path}`, options);
    opened.push(watched);
    return watched.page;
  }

  test('the update page shows the seven fields and every status', async () => {
    const page = await open('links/update.html');
    const names = await page.locator('#request-body ~ .fields > .field > .field-head > .field-name').allTextContents();
    expect(names).toEqual([
      'password',
      'password2',
      'token',
      'encryption_key',
      'username_type',
      'certificate',
      'private_key',
    ]);
    const statuses = await page.locator('details.response > summary .status').allTextContents();
    expect(statuses).toEqual(['200', '400', '401', '403', '404', '428', '500']);
    const tabs = await page.getByRole('tablist', { name: 'Status' }).getByRole('tab').allTextContents();
    expect(tabs).toEqual(statuses);
    expect(await page.locator('.endpoint').first().textContent()).toContain('/api/links/{id}/');
  });

  test('choosing another example changes the request, and choosing a language is remembered', async () => {
    const page = await open('links/update.html');
    const code = page.locator('.samples').first().locator('pre:visible');
    const before = await code.textContent();
    await page.getByLabel('Request example').selectOption({ index: 1 });
    expect(await code.count()).toBe(1);
    const after = await code.textContent();
    expect(after).not.toBe(before);
    expect(after).toContain('password2');
    await page.locator('.samples').first().getByRole('tab', { name: 'TypeScript' }).locator('visible=true').click();
    expect(await code.textContent()).toContain('await belvo.links.update(');
    await page.reload();
    expect(await code.textContent()).toContain('await belvo.links.update(');
  });

  test('tabs move with the arrow keys and unfold the response they show', async () => {
    const page = await open('links/update.html');
    const tab = page.getByRole('tab', { name: '200' });
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').textContent()).toBe('400');
    expect(await page.locator('#response-400').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#example-400').isVisible()).toBe(true);
    expect(await page.locator('#example-200').isVisible()).toBe(false);
  });

  test('an address with a field unfolds everything around the field', async () => {
    const page = await open('links/update.html#response-428');
    expect(await page.locator('#response-428').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#example-428').isVisible()).toBe(true);
    const list = await open('links/list.html#query.created_at__gte');
    expect(await list.locator('[id="query.created_at__gte"]').isVisible()).toBe(true);
  });

  test('the search finds an operation by keyboard alone', async () => {
    const page = await open('index.html');
    await page.keyboard.press('/');
    const box = page.getByRole('combobox');
    await box.fill('update link');
    const first = page.locator('dialog li').first();
    await first.waitFor();
    expect(await first.textContent()).toContain('links_update');
    await box.press('ArrowDown');
    expect(await page.locator('dialog li[aria-selected="true"]').count()).toBe(1);
    await box.press('ArrowUp');
    await box.press('Enter');
    await page.waitForURL('**/links/update.html');
  });

  test('the search finds fields and error codes, and says when there is nothing', async () => {
    const page = await open('errors.html');
    await page.getByRole('button', { name: 'Search' }).click();
    const box = page.getByRole('combobox');
    await box.fill('login_error');
    await page.locator('dialog li').first().waitFor();
    expect(await page.locator('dialog li a').first().getAttribute('href')).toContain('errors.html#login_error');
    await box.fill('encryption_key');
    await page.locator('dialog li', { hasText: 'LinkUpdateRequest' }).waitFor();
    await box.fill('<b>nothing</b>');
    await page.getByText('Nothing is called “<b>nothing</b>”.').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
  });

  test('copies code without a clipboard service', async () => {
    const page = await open('links/update.html');
    const button = page.locator('.code-bar button:visible').first();
    await button.click();
    await page.getByText('Copied').waitFor();
  });

  test('on a small screen the navigation is a menu and nothing is wider than the screen', async () => {
    const page = await open('links/update.html', { viewport: { width: 360, height: 740 } });
    expect(await page.locator('#nav').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await page.locator('#nav').isVisible()).toBe(true);
    for (const path of ['index.html', 'links/update.html', 'links/list.html', 'errors.html', 'retries.html']) {
      const narrow = await open(path, { viewport: { width: 360, height: 740 } });
      const excess = await narrow.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect([path, excess]).toEqual([path, 0]);
    }
  });

  test('without JavaScript everything is on the page', async () => {
    const page = await open('links/update.html', { javaScriptEnabled: false });
    expect(await page.locator('#sample-update_password-typescript').isVisible()).toBe(true);
    expect(await page.locator('#example-500').isVisible()).toBe(true);
    expect(await page.locator('.panel-title:visible').count()).toBeGreaterThan(5);
  });

  test('dark mode turns the page dark', async () => {
    const background = async (colorScheme: 'light' | 'dark') => {
      const page = await open('index.html', { colorScheme });
      return page.evaluate('getComputedStyle(document.body).backgroundColor');
    };
    expect(await background('light')).toBe('rgb(255, 255, 255)');
    expect(await background('dark')).toBe('rgb(16, 20, 31)');
  });

  test('printing unfolds every response', async () => {
    const page = await open('links/update.html');
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details:not([open])').count()).toBeGreaterThan(0);
  });
});
