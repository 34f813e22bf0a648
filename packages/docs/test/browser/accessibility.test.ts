import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/build.ts';
import { chromiumPath, launchBrowser, openPage, warnWithoutChromium } from '../support/browser.ts';

warnWithoutChromium();

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGES = ['index.html', 'links/list.html', 'links/update.html', 'guides/mfa.html'];

// Only colors differ between the modes.
const RULES = { light: '{}', dark: "{ runOnly: ['color-contrast', 'link-in-text-block'] }" };

describe.skipIf(chromiumPath === undefined)(
  'accessibility, by the rules of axe (WCAG 2.2 AA and best practices)',
  () => {
    let folder: string;
    let browser: Browser;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'docs-axe-'));
      build({ output: join(folder, 'site') });
      browser = await launchBrowser();
    });

    afterAll(async () => {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test.each(['light', 'dark'] as const)(
      'in %s mode',
      async (colorScheme) => {
        const base = pathToFileURL(join(folder, 'site')).href;
        const { page } = await openPage(browser, `${base}/index.html`, { colorScheme });
        const found: string[] = [];
        for (const path of PAGES) {
          await page.goto(`${base}/${path}`);
          await page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true");
          await page.evaluate(AXE);
          const { violations } = (await page.evaluate(`axe.run(${RULES[colorScheme]})`)) as AxeResults;
          found.push(
            ...violations.map(
              ({ id, nodes }) =>
                `${path}: ${id} at ${nodes
                  .slice(0, 3)
                  .map(({ html }) => html)
                  .join(' | ')}`,
            ),
          );
        }
        expect(found).toEqual([]);
        await page.context().close();
      },
      120_000,
    );
  },
);
