/** Viewers: each shows an operation with its `id` in a real Chromium, without an error and without the network. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Check, Finding } from '../check.ts';
import { BUNDLE, installed } from '../toolbox.ts';

const CHROMIUM = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};
const OPERATION = 'links_update';

interface Viewer {
  readonly page: string;
  /** Files that the page loads, by the path it asks for. */
  readonly files: Readonly<Record<string, string>>;
  /** Hash of the address that opens the operation. */
  readonly hash: string;
  /** Waits until the operation stands on the page with its parameter `id`. */
  readonly seeId: (page: Page) => Promise<void>;
  /** Errors that the viewer shows as text. */
  readonly shownErrors: (page: Page) => Promise<string>;
}

function serve({ page, files }: Viewer): Promise<Server> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const file = path === '/openapi.json' ? BUNDLE : files[path];
    if (path === '/') {
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(`<!doctype html><link rel="icon" href="data:,">${page}`);
    } else if (file) {
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function view(viewer: Viewer): Promise<Finding> {
  const executablePath = CHROMIUM.find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) {
    throw new Error('needs Chromium: install it, or name it in CHROMIUM_PATH');
  }
  const server = await serve(viewer);
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await page.route('**', (route) => {
      const inside = route.request().url().startsWith(home) || /^(data|blob):/.test(route.request().url());
      return inside ? route.continue() : route.abort();
    });
    await page.goto(home + viewer.hash);
    await viewer.seeId(page);
    const shown = (await viewer.shownErrors(page)).trim();
    if (shown !== '' || problems.length > 0) {
      throw new Error(`shows an error: ${shown || problems.join('\n')}`);
    }
    return { proof: `shows \`${OPERATION}\` with its \`id\`, no error` };
  } finally {
    await browser.close();
    server.close();
  }
}

const swaggerUi: Viewer = {
  page: `<link rel="stylesheet" href="/ui.css"><div id="ui"></div><script src="/ui.js"></script>
<script>SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true })</script>`,
  files: {
    '/ui.js': installed('swagger-ui-dist/swagger-ui-bundle.js'),
    '/ui.css': installed('swagger-ui-dist/swagger-ui.css'),
  },
  hash: `#/Links/${OPERATION}`,
  seeId: (page) => page.locator('.opblock.is-open .parameter__name', { hasText: /^id/ }).first().waitFor(),
  shownErrors: async (page) => (await page.locator('.errors-wrapper').allInnerTexts()).join('\n'),
};

const redoc: Viewer = {
  page: `<redoc spec-url="/openapi.json" hide-loading disable-search="true"></redoc><script src="/redoc.js"></script>`,
  files: { '/redoc.js': installed('redoc/bundles/redoc.standalone.js') },
  hash: `#operation/${OPERATION}`,
  seeId: (page) =>
    page
      .locator(`[id$="operation/${OPERATION}"] td[kind="field"]`, { hasText: /^id/ })
      .first()
      .waitFor({ state: 'attached' }),
  shownErrors: async (page) => (await page.getByText('Something went wrong').allTextContents()).join('\n'),
};

const scalar: Viewer = {
  page: `<div id="app"></div><script src="/scalar.js"></script>
<script>Scalar.createApiReference('#app', { url: '/openapi.json', withDefaultFonts: false, telemetry: false })</script>`,
  files: { '/scalar.js': installed('@scalar/api-reference/dist/browser/standalone.js') },
  hash: '#tag/links/PUT/api/links/{id}/',
  seeId: (page) => page.locator('[id$="PUT/api/links/{id}/.path.id"]').waitFor({ state: 'attached' }),
  shownErrors: async (page) => (await page.locator('.reference-error, [role=alert]').allInnerTexts()).join('\n'),
};

/** In the order of the table. */
export const viewers: readonly Check[] = [
  { tool: 'Swagger UI', packages: ['swagger-ui-dist'], run: () => view(swaggerUi) },
  { tool: 'Redoc', packages: ['redoc'], run: () => view(redoc) },
  { tool: 'Scalar', packages: ['@scalar/api-reference'], run: () => view(scalar) },
];
