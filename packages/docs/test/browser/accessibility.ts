import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Site } from '../support/browser.ts';
import { ask } from './search.ts';

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
  'links/index.html',
  'links/list.html',
  'links/update.html',
  'paymentIntents/create.html',
  'schemas/Link.html',
  'webhooks/index.html',
  'webhooks/transactions-historical-update.html',
  'workflows/index.html',
  'downloads/index.html',
  'changelog.html',
];

/** Between the themes only colors differ; between the widths, what depends on the layout. */
const COLORS = ['color-contrast', 'link-in-text-block'];
const LAYOUT = [...COLORS, 'scrollable-region-focusable', 'target-size', 'label-content-name-mismatch'];

const WIDE = { width: 1400, height: 900 };
const NARROW = { width: 360, height: 740 };

/** Every combination of theme and width, in an order that changes one of them at a time. */
const VIEWS = [
  { name: 'light, wide', colorScheme: 'light', viewport: WIDE, rules: undefined },
  { name: 'light, narrow', colorScheme: 'light', viewport: NARROW, rules: LAYOUT },
  { name: 'dark, narrow', colorScheme: 'dark', viewport: NARROW, rules: COLORS },
  { name: 'dark, wide', colorScheme: 'dark', viewport: WIDE, rules: COLORS },
] as const;

async function violations(page: Page, place: string): Promise<string[]> {
  await page.evaluate(AXE);
  // The navigation is the same everywhere: once is enough.
  const context = place === 'index.html' ? 'document' : "{ exclude: ['#nav'] }";
  const found: string[] = [];
  for (const { name, colorScheme, viewport, rules } of VIEWS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const options = { resultTypes: ['violations'], selectors: false, ...(rules && { runOnly: rules }) };
    const run = `axe.run(${context}, ${JSON.stringify(options)})`;
    const results = (await page.evaluate(run)) as AxeResults;
    for (const { id, nodes } of results.violations) {
      const places = nodes.slice(0, 3).map(({ html }) => html.slice(0, 200));
      found.push(`${place} (${name}): ${id} at ${places.join(' | ')}`);
    }
  }
  return found;
}

export function accessibilityTests(site: () => Site): void {
  test.each(PAGES)(
    '%s, both themes, both widths',
    async (path) => {
      const page = await site().page(path);
      await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
      expect(await violations(page, path)).toEqual([]);
    },
    120_000,
  );

  test('the open search', async () => {
    const page = await site().page('index.html');
    await ask(page, 'link');
    expect(await violations(page, 'search')).toEqual([]);
  });
}
