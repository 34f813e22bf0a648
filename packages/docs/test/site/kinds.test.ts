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
  'bills/list.html',
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

/** What depends on the theme, and what depends on the width. */
const COLORS = ['color-contrast', 'link-in-text-block'];
const LAYOUT = ['scrollable-region-focusable', 'target-size', 'label-content-name-mismatch'];

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Violations on the page as it stands; `rules` limits what is looked for. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The navigation is the same everywhere: the first page is enough.
  const context = page.url().endsWith('/index.html') ? 'document' : "{ exclude: ['#nav'] }";
  const options = { resultTypes: ['violations'], selectors: false, ...(rules && { runOnly: rules }) };
  const results = (await page.evaluate(`axe.run(${context}, ${JSON.stringify(options)})`)) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) =>
      `${id} at ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 200))
        .join(' | ')}`,
  );
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
        await page.setViewportSize(NARROW);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.goto(site().address(path));
        expect({ shift: await layoutShift(page), wide: await tooWide(page) }).toEqual({
          shift: expect.closeTo(0, 2),
          wide: [],
        });
        await page.setViewportSize(WIDE);
        await page.goto(site().address(path));
        expect(await layoutShift(page)).toBeCloseTo(0, 2);
        await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
        await page.evaluate(AXE);
        const dark = await violations(page, COLORS);
        await page.setViewportSize(NARROW);
        const narrow = [...(await tooWide(page)), ...(await violations(page, LAYOUT))];
        await page.emulateMedia({ colorScheme: 'light' });
        const light = path === 'index.html' ? await violations(page, COLORS) : [];
        await page.setViewportSize(WIDE);
        expect({ dark, narrow, light, wide: await violations(page) }).toEqual({
          dark: [],
          narrow: [],
          light: [],
          wide: [],
        });
      },
    );
  }, 300_000);

  test('the open search keeps them too', async () => {
    const page = await site().page('links/list.html', { viewport: NARROW, colorScheme: 'dark' });
    await ask(page, 'link');
    await page.evaluate(AXE);
    expect(await violations(page, [...COLORS, ...LAYOUT])).toEqual([]);
    await page.setViewportSize(WIDE);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await violations(page)).toEqual([]);
  });
});
