import { expect, test } from 'vitest';
import { inChromium } from '../support/browser.ts';

const PHONE = { viewport: { width: 360, height: 740 } };

inChromium('pages', (site) => {
  test('the update page shows the seven fields and every status', async () => {
    const page = await site().page('links/update.html');
    const names = await page.locator('#request-body ~ .fields > .field > .field-head > code').allTextContents();
    expect(names).toEqual([
      'password',
      'password2',
      'token',
      'encryption_key',
      'username_type',
      'certificate',
      'private_key',
    ]);
    const statuses = await page.locator('details.response > summary .status').allTextContents();
    expect(statuses).toEqual(['200', '400', '401', '403', '404', '428', '500']);
    const tabs = await page.getByRole('tablist', { name: 'Status' }).getByRole('tab').allTextContents();
    expect(tabs.join(', ').split(', ').sort()).toEqual(statuses);
    expect(await page.locator('.endpoint').first().textContent()).toContain('/api/links/{id}/');
  });

  test('choosing another example changes the request, and choosing a language is remembered', async () => {
    const page = await site().page('links/update.html');
    const code = page.locator('.samples').first().locator('pre:visible');
    const before = await code.textContent();
    await page.getByLabel('Request example').selectOption({ index: 1 });
    expect(await code.count()).toBe(1);
    const after = await code.textContent();
    expect(after).not.toBe(before);
    expect(after).toContain('password2');
    await page.locator('.samples').first().getByRole('tab', { name: 'TypeScript' }).locator('visible=true').click();
    expect(await code.textContent()).toContain('await belvo.links.update(');
    await page.reload();
    expect(await code.textContent()).toContain('await belvo.links.update(');
    await page.locator('.samples').first().getByRole('tab', { name: 'Python' }).locator('visible=true').click();
    expect(await code.textContent()).toContain('requests.put(');
  });

  test('a request stands beside its own answer', async () => {
    const page = await site().page('paymentIntents/create.html');
    const chooser = page.getByLabel('Request example');
    const body = page.locator('[aria-labelledby="response-examples"] pre:visible');
    await chooser.selectOption({ label: 'Pix key, registered customer.' });
    expect(await body.textContent()).toContain('"pix_key": "loja@example.com"');
    await chooser.selectOption({ label: 'Bank account, all registered.' });
    expect(await body.textContent()).toContain('"beneficiary_bank_account": "15151515');
    expect(await page.locator('.pair:visible').textContent()).toContain('201');
  });

  test('every sample of a page can be aimed at another server, and the choice holds for the next page', async () => {
    const page = await site().page('links/get.html');
    const host = page.locator('.samples .host:visible').first();
    expect(await host.textContent()).toBe('https://sandbox.belvo.com');
    await page.getByLabel('Server').selectOption({ index: 2 });
    expect(await host.textContent()).toBe('http://127.0.0.1:4010');
    expect(await page.locator('.aim-line').textContent()).toBe('export BELVO_BASE_URL=http://127.0.0.1:4010');
    await page.goto(site().address('guides/first-call.html'));
    await page.getByText('export BELVO_BASE_URL=http://127.0.0.1:4010').locator('visible=true').first().waitFor();
  });

  test('payments speak to production, and send the key of a payment', async () => {
    const page = await site().page('paymentIntents/create.html');
    const code = page.locator('.samples').first().locator('pre:visible');
    expect(await code.textContent()).toContain('https://api.belvo.com/payments/br/payment-intents/');
    expect(await code.textContent()).toContain('Belvo-Idempotency-Key');
    expect(await page.getByLabel('Server').locator('option').allTextContents()).toEqual([
      'Production · api.belvo.com',
      'Local mock · 127.0.0.1:4010',
    ]);
  });

  test('tabs move with the arrow keys and unfold the response they show', async () => {
    const page = await site().page('links/update.html');
    const tab = page.getByRole('tab', { name: '200' });
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator(':focus').textContent()).toBe('400');
    expect(await page.locator('#response-400').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#example-400').isVisible()).toBe(true);
    expect(await page.locator('#example-200').isVisible()).toBe(false);
  });

  test('an address with a field unfolds everything around the field, or leads to what it is in', async () => {
    const page = await site().page('links/update.html#response-428');
    expect(await page.locator('#response-428').getAttribute('open')).not.toBeNull();
    expect(await page.locator('#example-428').isVisible()).toBe(true);
    const list = await site().page('links/list.html#query.created_at__gte');
    expect(await list.locator('[id="query.created_at__gte"]').isVisible()).toBe(true);
    const repeated = await site().page('links/update.html#response-404.code');
    expect(await repeated.locator('#response-404').getAttribute('open')).not.toBeNull();
  });

  test('everything unfolds at once, and folds again', async () => {
    const page = await site().page('links/update.html');
    await page.getByRole('button', { name: 'Expand all' }).click();
    expect(await page.locator('main details:not([open])').count()).toBe(0);
    await page.getByRole('button', { name: 'Collapse all' }).click();
    expect(await page.locator('main details[open]').count()).toBe(0);
  });

  test('error codes can be narrowed to those of one kind', async () => {
    const page = await site().page('errors.html');
    const all = await page.locator('#codes-list tbody tr:visible').count();
    await page.getByRole('button', { name: /^Ask the end user/ }).click();
    const some = await page.locator('#codes-list tbody tr:visible').count();
    expect(some).toBeGreaterThan(3);
    expect(some).toBeLessThan(all / 2);
    expect(await page.locator('#login_error').isVisible()).toBe(true);
    expect(await page.locator('#parse_error').isVisible()).toBe(false);
    await page.getByRole('button', { name: /^Ask the end user/ }).click();
    expect(await page.locator('#codes-list tbody tr:visible').count()).toBe(all);
  });

  test('an unknown address below the root has a page with style and links that work', async () => {
    const page = await site().page('index.html');
    const missing = await page.context().newPage();
    const response = await missing.goto(site().address('links/nothing/here.html'));
    expect(response?.status()).toBe(404);
    expect(await missing.evaluate('getComputedStyle(document.querySelector(".top")).position')).toBe('sticky');
    await missing.getByRole('link', { name: 'overview', exact: true }).click();
    await missing.getByRole('heading', { name: 'Belvo API', level: 1 }).waitFor();
    await missing.goto(site().address('links/update'));
    expect(missing.url()).toBe(site().address('links/update.html'));
  });

  test('copies code, also from the disk, and the page as Markdown', async () => {
    const page = await site().page('links/update.html', { from: 'disk' });
    await page.locator('.code-frame > p button:visible').first().click();
    await page.getByText('Copied').waitFor();
    const served = await site().page('links/update.html', { permissions: ['clipboard-read', 'clipboard-write'] });
    await served.getByRole('button', { name: 'Copy page as Markdown' }).click();
    await served.getByText('Copied').waitFor();
    expect(await served.evaluate('navigator.clipboard.readText()')).toContain('# Update link credentials');
  });

  test('on a small screen the navigation is a menu over the page, which the keyboard closes again', async () => {
    const page = await site().page('links/update.html', PHONE);
    const nav = page.locator('#nav');
    expect(await nav.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await page.locator(':focus').textContent()).toContain('update');
    expect((await nav.boundingBox())?.y).toBeLessThan(100);
    await page.keyboard.press('Escape');
    expect(await nav.isVisible()).toBe(false);
    expect(await page.locator(':focus').textContent()).toBe('Menu');
  });

  test('the navigation leads to every page it names, and is there without JavaScript in short', async () => {
    const page = await site().page('links/update.html');
    const links = (await page.evaluate(
      "[...document.querySelectorAll('#nav a')].map((link) => link.href)",
    )) as string[];
    const answers = await Promise.all(links.map(async (link) => [link, (await fetch(link)).status]));
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    expect(links.length).toBeGreaterThan(60);
    expect(await page.locator('#nav [aria-current]').textContent()).toBe('updatePUT');
    const plain = await site().page('errors.html', { javaScriptEnabled: false });
    expect(await plain.locator('#nav a').allTextContents()).toEqual(['Overview', 'Guides', 'Reference', 'Error codes']);
    const current = await site().page('errors.html', { from: 'disk' });
    expect(await current.locator('#nav [aria-current]').allTextContents()).toEqual(['Error codes']);
  });

  test('without JavaScript everything is on the page, the text before the navigation', async () => {
    const page = await site().page('links/update.html', { javaScriptEnabled: false, ...PHONE });
    expect(await page.locator('#sample-update_password-typescript').isVisible()).toBe(true);
    expect(await page.locator('#example-428').isVisible()).toBe(true);
    expect(await page.locator('.panel-title:visible').count()).toBeGreaterThan(5);
    const heading = await page.locator('h1').boundingBox();
    const navigation = await page.locator('#nav').boundingBox();
    expect(heading?.y).toBeLessThan(400);
    expect(navigation?.y ?? 0).toBeGreaterThan(heading?.y ?? 0);
  });

  test('the theme is that of the system until another is chosen', async () => {
    const background = 'getComputedStyle(document.body).backgroundColor';
    const dark = await site().page('index.html', { colorScheme: 'dark' });
    expect(await dark.evaluate(background)).toBe('rgb(16, 20, 31)');
    const page = await site().page('index.html', { colorScheme: 'light' });
    expect(await page.evaluate(background)).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Theme: system' }).click();
    await page.getByRole('button', { name: 'Theme: light' }).click();
    expect(await page.evaluate(background)).toBe('rgb(16, 20, 31)');
    await page.goto(site().address('links/update.html'));
    expect(await page.evaluate(background)).toBe('rgb(16, 20, 31)');
  });
});
