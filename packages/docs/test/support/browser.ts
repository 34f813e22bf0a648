import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';

/** A page that records what it loads and what goes wrong in it. */
interface WatchedPage {
  readonly page: Page;
  readonly requests: string[];
  readonly problems: string[];
}

const LOCAL = /^(file:|data:|http:\/\/127\.0\.0\.1:)/;

/** The built site in Chromium. Every page is watched: none may reach for another machine, or throw. */
export class SiteBrowser {
  readonly #browser: Browser;
  #opened: WatchedPage[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Where a page is served, or where it lies on the disk. */
  address(path: string, from: 'server' | 'disk' = 'server'): string {
    const { url, folder } = inject('site');
    return from === 'server' ? url + path : `${pathToFileURL(folder).href}/${path}`;
  }

  /** Opens a page in a context of its own. */
  async page(path: string, options: BrowserContextOptions & { from?: 'server' | 'disk' } = {}): Promise<Page> {
    const { from, ...rest } = options;
    const context = await this.#browser.newContext(rest);
    const page = await context.newPage();
    const watched: WatchedPage = { page, requests: [], problems: [] };
    context.on('request', (request) => watched.requests.push(request.url()));
    page.on('pageerror', (error) => watched.problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        watched.problems.push(message.text());
      }
    });
    this.#opened.push(watched);
    await page.goto(this.address(path, from));
    return page;
  }

  /** Closes the pages of a test. Whatever it did, none may have reached for the network or thrown. */
  async leave(): Promise<void> {
    for (const { page, requests, problems } of this.#opened.splice(0)) {
      await page.context().close();
      expect(requests.filter((url) => !LOCAL.test(url))).toEqual([]);
      expect(problems).toEqual([]);
    }
  }
}

/** Tests in the Chromium that `test/site/setup.ts` started; without one they are skipped, which the setup says. */
export function inChromium(name: string, tests: (site: () => SiteBrowser) => void): void {
  const { browser: endpoint } = inject('site');
  describe.skipIf(endpoint === undefined)(name, () => {
    let browser: Browser | undefined;
    let site: SiteBrowser | undefined;
    beforeAll(async () => {
      browser = await chromium.connect(endpoint ?? '');
      site = new SiteBrowser(browser);
    });
    afterEach(() => site?.leave());
    afterAll(() => browser?.close());
    tests(() => {
      if (!site) {
        throw new Error('There is no browser.');
      }
      return site;
    });
  });
}
