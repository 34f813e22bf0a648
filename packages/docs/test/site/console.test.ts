import { type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inChromium } from '../support/browser.ts';

inChromium('the console', (site) => {
  let mock: MockServer;

  beforeAll(async () => {
    mock = await startMock();
  });
  afterAll(() => mock?.close());

  test('sends what the form says to the mock, and shows the answer', async () => {
    const page = await site().page('links/update.html');
    await page.getByRole('button', { name: 'Try it against the mock' }).click();
    await page.getByRole('textbox', { name: /^server/ }).fill(mock.url);
    await page.getByRole('textbox', { name: /^body/ }).fill('{ "password": "not-a-real-password" }');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('.console-status', { hasText: '200' }).waitFor();
    expect(mock.journal.last?.operation?.operationId).toBe('links_update');
    expect(mock.journal.last?.json).toEqual({ password: 'not-a-real-password' });
    expect(await page.locator('.console-output pre').textContent()).toContain('"status"');
  });

  test('never speaks to another machine', async () => {
    const page = await site().page('links/get.html');
    await page.getByRole('button', { name: 'Try it against the mock' }).click();
    await page.getByRole('textbox', { name: /^server/ }).fill('https://sandbox.belvo.com');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('The console speaks to this machine alone.').waitFor();
  });
});
