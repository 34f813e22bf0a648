import type { Page } from 'playwright-core';

/** Opens the search, asks, and waits for the first result. */
export async function ask(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog input').fill(query);
  await page.locator('dialog li').first().waitFor();
}
