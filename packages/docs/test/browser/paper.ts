import { expect, test } from 'vitest';
import type { Site } from '../support/browser.ts';

export function paperTests(site: () => Site): void {
  test('printing unfolds every response', async () => {
    const page = await site().page('links/update.html');
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details:not([open])').count()).toBeGreaterThan(0);
  });

  test.each(['links/update', 'links/list', 'transactions/retrieve', 'paymentIntents/create'])(
    '%s takes fewer than 25 pages',
    async (path) => {
      const page = await site().page(`${path}.html`);
      const pdf = await page.pdf({ format: 'A4' });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(1);
      expect(pages).toBeLessThan(25);
    },
  );
}
