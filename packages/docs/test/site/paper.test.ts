import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { inChromium } from '../support/browser.ts';

inChromium('paper', (site) => {
  test('printing unfolds every response, on white whatever the theme', async () => {
    const page = await site().page('links/update.html', { colorScheme: 'dark' });
    await page.evaluate("document.documentElement.dataset.theme = 'dark'");
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details:not([open])').count()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
  });

  test('an operation takes fewer than 25 pages', async () => {
    const page = await site().page('index.html');
    const operations = [
      'links/update',
      'links/list',
      'transactions/retrieve',
      'paymentIntents/create',
      'widgetToken/create',
    ];
    await checkRows(
      operations,
      (path) => path,
      async (path) => {
        await page.goto(site().address(`${path}.html`));
        const pdf = await page.pdf({ format: 'A4' });
        const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        expect(pages).toBeGreaterThan(1);
        expect(pages).toBeLessThan(25);
      },
    );
  });
});
