import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of a Chromium on this machine: `CHROMIUM_PATH`, or one of the usual places. */
export const chromiumPath = [process.env.CHROMIUM_PATH ?? '', ...CANDIDATES].find((path) => path && existsSync(path));

/** Says loudly that the page tests do not run, and what would make them run. */
export function warnWithoutChromium(): void {
  if (chromiumPath === undefined) {
    process.stderr.write(
      '\nSKIPPED: the page tests of @belvo-openapi/docs need Chromium. Install it (Debian: apt-get install chromium)\n' +
        'or name it in CHROMIUM_PATH, then run the tests again.\n\n',
    );
  }
}

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium without anything that would use the network by itself. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: ARGUMENTS });
}

/** A page that records what it loads and what goes wrong in it. */
export interface WatchedPage {
  page: Page;
  requests: string[];
  problems: string[];
}

/** Opens a page whose network is limited to files and to the loopback interface. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests: string[] = [];
  const problems: string[] = [];
  await context.route('**', (route) => {
    const target = route.request().url();
    requests.push(target);
    return /^(file:|http:\/\/127\.0\.0\.1:)/.test(target) ? route.continue() : route.abort();
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(message.text());
    }
  });
  await page.goto(url);
  return { page, requests, problems };
}
