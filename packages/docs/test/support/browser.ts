import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { build } from '../../src/build.ts';
import { type DocsServer, startServer } from '../../src/serve/server.ts';

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

/** A page that records what it loads and what goes wrong in it. */
interface WatchedPage {
  readonly page: Page;
  readonly requests: string[];
  readonly problems: string[];
}

/** The built site, its server and one Chromium, shared by all page tests: each costs seconds to start. */
export class Site {
  readonly #folder: string;
  readonly #browser: Browser;
  readonly #server: DocsServer;
  #opened: WatchedPage[] = [];

  private constructor(folder: string, browser: Browser, server: DocsServer) {
    this.#folder = folder;
    this.#browser = browser;
    this.#server = server;
  }

  /** Builds the site, starts its server, and Chromium without anything that would use the network by itself. */
  static async open(): Promise<Site> {
    const folder = mkdtempSync(join(tmpdir(), 'docs-pages-'));
    await build({ output: join(folder, 'site') });
    const server = await startServer({ folder: join(folder, 'site') }, { port: 0 });
    const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: ARGUMENTS });
    return new Site(folder, browser, server);
  }

  /** Where a page is served, or where it lies on the disk. */
  address(path: string, from: 'server' | 'disk' = 'server'): string {
    return from === 'server' ? this.#server.url + path : `${pathToFileURL(join(this.#folder, 'site')).href}/${path}`;
  }

  /** Opens a page in a context of its own; its network is limited to files and to the loopback interface. */
  async page(path: string, options: BrowserContextOptions & { from?: 'server' | 'disk' } = {}): Promise<Page> {
    const { from, ...rest } = options;
    const context = await this.#browser.newContext(rest);
    const page = await context.newPage();
    const watched: WatchedPage = { page, requests: [], problems: [] };
    await context.route('**', (route) => {
      const target = route.request().url();
      watched.requests.push(target);
      return /^(file:|http:\/\/127\.0\.0\.1:)/.test(target) ? route.continue() : route.abort();
    });
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
    const opened = this.#opened.splice(0);
    for (const { page, requests, problems } of opened) {
      expect(requests.filter((url) => !/^(file:|http:\/\/127\.0\.0\.1:)/.test(url))).toEqual([]);
      expect(problems).toEqual([]);
      await page.context().close();
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
