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

const WIDTHS = { wide: { width: 1400, height: 900 }, narrow: { width: 360, height: 740 } };

/** Between the themes only colors differ; between the widths, what depends on the layout. */
const COLORS = ['color-contrast', 'link-in-text-block'];
const LAYOUT = [...COLORS, 'scrollable-region-focusable', 'target-size', 'label-content-name-mismatch'];

function rulesFor(theme: 'light' | 'dark', width: keyof typeof WIDTHS): string {
  const rules = theme === 'dark' ? COLORS : width === 'narrow' ? LAYOUT : undefined;
  return rules === undefined ? '{}' : `{ runOnly: ${JSON.stringify(rules)} }`;
}

async function violations(page: Page, place: string, rules: string): Promise<string[]> {
  // The navigation is the same everywhere: once is enough.
  const context = place === 'index.html' ? 'document' : "{ exclude: ['#nav'] }";
  const results = (await page.evaluate(`axe.run(${context}, ${rules})`)) as AxeResults;
  return results.violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html }) => html.slice(0, 200));
    return `${place}: ${id} at ${places.join(' | ')}`;
  });
}

export function accessibilityTests(site: () => Site): void {
  const cases = (['light', 'dark'] as const).flatMap((theme) =>
    (['wide', 'narrow'] as const).map((width) => [theme, width] as const),
  );
  test.each(cases)('in the %s theme on a %s screen', async (colorScheme, width) => {
    const rules = rulesFor(colorScheme, width);
    const page = await site().page('index.html', { colorScheme, viewport: WIDTHS[width] });
    const found: string[] = [];
    for (const path of PAGES) {
      await page.goto(site().address(path));
      if (colorScheme === 'light') {
        await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
      }
      await page.evaluate(AXE);
      found.push(...(await violations(page, path, rules)));
    }
    await ask(page, 'link');
    found.push(...(await violations(page, 'the open search', rules)));
    expect(found).toEqual([]);
  });
}
