// `pnpm --filter @belvo-openapi/docs bench [part of an address]`: loads every page at two widths in a Chromium whose
// processor is slowed down, and lists the slowest and those that do not keep the limits. Nothing passes or fails by it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build, DEFAULT_OUTPUT } from '../src/build.ts';
import { startServer } from '../src/serve/server.ts';
import { type Figures, isLate, LIMITS, measurePage } from './measure.ts';

const WIDTHS = [1280, 390];
const SHOWN = 15;

function line(name: string, { paint, interactive, work, shift }: Figures): string {
  const times = [paint, interactive, work].map((time) => Math.round(time).toString().padStart(12));
  return `${times.join('')}${shift.toFixed(3).padStart(12)}  ${name}`;
}

const [part = ''] = process.argv.slice(2).filter((argument) => argument !== '--');
const folder = join(DEFAULT_OUTPUT, '../test-results/bench-site');
await build({ output: folder });
const server = await startServer({ folder }, { port: 0 });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && path !== '404.html' && path.includes(part))
    .sort();
  // The first start of everything is no page's fault.
  await measurePage(browser, server.url, 1280);
  const found: [name: string, figures: Figures][] = [];
  for (const path of pages) {
    for (const width of WIDTHS) {
      found.push([`${path} (${width})`, await measurePage(browser, server.url + path, width)]);
    }
  }
  const late = found.filter(([, figures]) => isLate(figures));
  const slowest = [...found].sort(([, a], [, b]) => b.interactive - a.interactive).slice(0, SHOWN);
  console.log(`${pages.length} pages at ${WIDTHS.join(' and ')} pixels; milliseconds, the slowest first`);
  console.log(['paint', 'interactive', 'work', 'shift'].map((name) => name.padStart(12)).join(''));
  for (const [name, figures] of slowest) {
    console.log(line(name, figures));
  }
  const { paint, interactive, shift } = LIMITS;
  console.log(`Above ${paint} ms to paint, ${interactive} ms to interact, or a shift of ${shift}: ${late.length}`);
  for (const [name, figures] of late) {
    console.log(line(name, figures));
  }
} finally {
  await browser.close();
  await server.close();
}
