import { expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { inChromium } from '../support/browser.ts';

inChromium('search', (site) => {
  test('finds an operation by keyboard alone', async () => {
    const page = await site().page('index.html');
    await ask(page, 'update link');
    const box = page.getByRole('combobox');
    expect(await page.locator('dialog li').first().textContent()).toContain('links_update');
    await box.press('ArrowDown');
    expect(await page.locator('dialog li[aria-selected="true"]').count()).toBe(1);
    await box.press('ArrowUp');
    await box.press('Enter');
    await page.waitForURL('**/links/update.html');
  });

  test('works from the disk, and is loaded when it is first used', async () => {
    const page = await site().page('errors.html', { from: 'disk' });
    expect(await page.evaluate('typeof window.searchIndex')).toBe('undefined');
    await ask(page, 'login_error');
    expect(await page.locator('dialog li').first().textContent()).toContain('login_error');
  });

  test('keeps the query for the way back, opens tabs, and says when there is nothing', async () => {
    const page = await site().page('index.html');
    await ask(page, 'webhook');
    const opened = page.context().waitForEvent('page');
    await page.getByRole('combobox').press('Control+Enter');
    const tab = await opened;
    await tab.waitForURL('**/webhooks*');
    await tab.close();
    await page.getByRole('combobox').press('Enter');
    await page.waitForURL('**/webhooks*');
    await page.goBack();
    await page.keyboard.press('/');
    expect(await page.getByRole('combobox').inputValue()).toBe('webhook');
    await page.getByRole('combobox').fill('<b>qqqqqq</b>');
    await page.getByText('Nothing is called “<b>qqqqqq</b>”.').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
  });
});
