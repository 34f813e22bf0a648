import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { inChromium } from '../support/browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One of each kind of page, and the heaviest ones. */
const PAGES = [
  'index.html',
  'guides/first-call.html',
  'guides/connect-user.html',
  'guides/mfa.html',
  'guides/errors.html',
  'guides/go-live.html',
  'guides/pagination.html',
  'concepts/products.html',
  'concepts/glossary.html',
  'errors.html',
  'retries.html',
  'coverage.html',
  'links/index.html',
  'links/list.html',
  'links/update.html',
  'paymentIntents/create.html',
  'schemas/index.html',
  'schemas/Link.html',
  'webhooks/index.html',
  'webhooks/transactions-historical-update.html',
  'workflows/index.html',
  'downloads/index.html',
  'changelog.html',
  'decisions/0002-update-keeps-fields-of-2021.html',
];

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

/** How a reader may see a page. Each differs from the one before in one thing: the page is loaded once for all four. */
const VIEWS = [
  { name: 'wide, dark', viewport: WIDE, colorScheme: 'dark' },
  { name: 'wide, light', viewport: WIDE, colorScheme: 'light' },
  { name: 'narrow, light', viewport: NARROW, colorScheme: 'light' },
  { name: 'narrow, dark', viewport: NARROW, colorScheme: 'dark' },
] as const;

/** What breaks a rule of axe, or is too wide, on the page as it stands: in each of the four views. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  // The navigation is the same everywhere: the first page is enough.
  const context = page.url().endsWith('/index.html') ? 'document' : "{ exclude: ['#nav'] }";
  const options = JSON.stringify({ resultTypes: ['violations'], selectors: false, preload: false });
  const found: string[] = [];
  for (const { name, viewport, colorScheme } of VIEWS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const results = (await page.evaluate(`axe.run(${context}, ${options})`)) as AxeResults;
    const broken = results.violations.map(({ id, nodes }) => {
      const places = nodes.slice(0, 3).map(({ html }) => html.slice(0, 200));
      return `${id} at ${places.join(' | ')}`;
    });
    const wide = (await tooWide(page)).map((place) => `too wide: ${place}`);
    found.push(...[...broken, ...wide].map((problem) => `${name}: ${problem}`));
  }
  return found;
}

/** How far the parts of the page moved while it was drawn, by the measure of Chromium. */
async function layoutShift(page: Page): Promise<number> {
  return Number(
    await page.evaluate(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) { sum += entry.hadRecentInput ? 0 : entry.value; }
      }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
    })`),
  );
}

/** What is wider than the screen or than the place it has. */
async function tooWide(page: Page): Promise<string[]> {
  return (await page.evaluate(`[
    ...(document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : []),
    ...[...document.querySelectorAll('table, pre')]
      .filter((node) => node.scrollWidth > node.clientWidth + 1)
      .map((node) => node.outerHTML.slice(0, 100)),
  ]`)) as string[];
}

inChromium('every kind of page', (site) => {
  test('stands still, fits the screen, and keeps the rules of axe, in both themes and widths', async () => {
    const page = await site().page('index.html', { viewport: NARROW, colorScheme: 'dark' });
    await checkRows(
      PAGES,
      (path) => path,
      async (path) => {
        const shifts: number[] = [];
        for (const viewport of [NARROW, WIDE]) {
          await page.setViewportSize(viewport);
          await page.goto(site().address(path));
          shifts.push(await layoutShift(page), (await tooWide(page)).length);
        }
        expect(shifts).toEqual([expect.closeTo(0, 2), 0, expect.closeTo(0, 2), 0]);
        await page.evaluate("document.querySelector('.console-open')?.click()");
        await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
        expect(await violations(page)).toEqual([]);
      },
    );
  }, 300_000);

  test('the open search keeps them too', async () => {
    const page = await site().page('concepts/glossary.html');
    await ask(page, 'link');
    expect(await violations(page)).toEqual([]);
  });
});
