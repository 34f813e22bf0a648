import { expect, test } from 'vitest';
import type { Site } from '../support/browser.ts';

export function weightTests(site: () => Site): void {
  test('nothing moves while a page is drawn', async () => {
    const page = await site().page('index.html');
    for (const path of ['links/update.html', 'guides/mfa.html', 'errors.html', 'paymentIntents/create.html']) {
      await page.goto(site().address(path));
      const shift = await page.evaluate(`new Promise((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) { sum += entry.hadRecentInput ? 0 : entry.value; }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      })`);
      expect([path, Number(shift) < 0.01]).toEqual([path, true]);
    }
  });
}
