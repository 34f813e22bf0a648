import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { build } from '../../src/build.ts';
import { startServer } from '../../src/serve/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built site: its folder, where it is served, and how to reach the browser; no browser without Chromium. */
    readonly site: { readonly folder: string; readonly url: string; readonly browser: string | undefined };
  }
}

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium without anything that would use the network by itself, and for which there is no other machine. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** Path of a Chromium on this machine: `CHROMIUM_PATH`, or one of the usual places. */
function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH ?? '', ...CANDIDATES].find((path) => path && existsSync(path));
}

/** Builds the site, serves it and starts one Chromium, for all test files of this folder: each costs seconds. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'docs-site-'));
  await build({ output: join(folder, 'site') });
  const server = await startServer({ folder: join(folder, 'site') }, { port: 0 });
  const executablePath = findChromium();
  if (executablePath === undefined) {
    process.stderr.write(
      '\nSKIPPED: the page tests of @belvo-openapi/docs need Chromium. Install it (Debian: apt-get install chromium)\n' +
        'or name it in CHROMIUM_PATH, then run the tests again.\n\n',
    );
  }
  const browser =
    executablePath === undefined ? undefined : await chromium.launchServer({ executablePath, args: ARGUMENTS });
  project.provide('site', { folder: join(folder, 'site'), url: server.url, browser: browser?.wsEndpoint() });
  return async () => {
    await browser?.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
