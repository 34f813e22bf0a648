import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { bin } from '../support/bin.ts';
import { installPacked, type Packed } from '../support/packed.ts';
import { type SmokeServer, startSmokeServer } from './server.ts';

const run = promisify(execFile);
// The binary itself: the script in node_modules/.bin would be ended in its place.
const { default: workerdBinary }: { readonly default: string } = createRequire(import.meta.url)('workerd');
const here = fileURLToPath(new URL('.', import.meta.url));

let packed: Packed;
let server: SmokeServer;

beforeAll(async () => {
  packed = installPacked();
  for (const name of ['smoke.mjs', 'run.mjs', 'worker.mjs', 'browser.mjs']) {
    copyFileSync(join(here, name), join(packed.folder, name));
  }
  const manifest = { type: 'module', dependencies: { '@belvo-openapi/client': '*' } };
  writeFileSync(join(packed.folder, 'package.json'), JSON.stringify(manifest));
  server = await startSmokeServer();
}, 60_000);

afterAll(() => {
  server.close();
  packed.remove();
});

const EXPECTED = {
  update: 'valid',
  repeated: ['flaky', 2, 200],
  mfa: 'resumed',
  asked: 'token_required',
  pages: ['a', 'b'],
  timeout: true,
  abort: true,
  redirect: true,
  refused: false,
  byPath: 'valid',
  testKit: 'string',
  webhook: true,
  delivery: 204,
};

async function smokeOn(command: string, ...flags: readonly string[]): Promise<unknown> {
  const { stdout } = await run(command, [...flags, 'run.mjs', server.url, server.closed], {
    cwd: packed.folder,
    env: { PATH: process.env.PATH ?? '', HOME: packed.folder, DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' },
    timeout: 30_000,
  });
  return JSON.parse(stdout);
}

/** A Node that was not installed by this repository. */
function nodeOfTheMachine(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file));
}

test("the repository's Node", async () => {
  expect(await smokeOn(process.execPath)).toEqual(EXPECTED);
}, 30_000);

const machineNode = nodeOfTheMachine();
if (machineNode === undefined) {
  process.stderr.write('No other Node on this machine: the packed client is not tried on it.\n');
}
test.runIf(machineNode !== undefined)(
  "the machine's own Node",
  async () => {
    expect(await smokeOn(machineNode ?? '')).toEqual(EXPECTED);
  },
  30_000,
);

test('Deno', async () => {
  expect(
    await smokeOn(
      bin('deno'),
      'run',
      '--node-modules-dir=manual',
      '--no-remote',
      '--allow-net',
      '--allow-read',
      '--allow-env',
    ),
  ).toEqual(EXPECTED);
}, 30_000);

test('Bun', async () => {
  expect(await smokeOn(bin('bun'), 'run')).toEqual(EXPECTED);
}, 30_000);

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

// The older ones have the functions of a browser's worker, and refuse fields of requests that they do not know.
test.each(['2025-06-01', '2024-03-03', '2022-11-01'])(
  'Cloudflare workerd as of %s',
  async (date) => {
    await build({
      entryPoints: [join(packed.folder, 'worker.mjs')],
      outfile: join(packed.folder, 'worker.js'),
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    const port = await freePort();
    const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (modules = [(name = "worker", esModule = embed "worker.js")], compatibilityDate = "${date}", globalOutbound = "net")),
    (name = "net", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);\n`;
    writeFileSync(join(packed.folder, 'config.capnp'), config);
    const worker = spawn(workerdBinary, ['serve', 'config.capnp'], { cwd: packed.folder, stdio: 'ignore' });
    onTestFinished(async () => {
      worker.kill();
      await once(worker, 'exit');
    });
    const address = `http://127.0.0.1:${port}/?${new URLSearchParams({ url: server.url, closed: server.closed })}`;
    const response = await expect
      .poll(() => fetch(address).catch(() => undefined), { timeout: 15_000 })
      .toBeDefined()
      .then(() => fetch(address));
    const text = await response.text();
    expect(response.status, text).toBe(200);
    // A worker is not told why a connection failed, so nothing there is provably unsent.
    expect(JSON.parse(text)).toEqual({ ...EXPECTED, refused: true });
  },
  60_000,
);

/** Nothing that would use the network by itself. */
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];
const CHROMIUMS = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const chromium = CHROMIUMS.find((file) => file !== undefined && existsSync(file));
if (chromium === undefined) {
  process.stderr.write('No Chromium on this machine: the packed client is not tried in a browser.\n');
}
test.runIf(chromium !== undefined)('a browser: refused unless asked for, then like everywhere', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(packed.folder, 'browser.mjs')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'warning',
  });
  server.pages.set('/page.js', { type: 'text/javascript', text: outputFiles[0]?.text ?? '' });
  server.pages.set('/page.html', {
    type: 'text/html',
    text: '<!doctype html><script type="module" src="/page.js"></script>',
  });
  const { chromium: launcher } = await import('playwright-core');
  const browser = await launcher.launch({ executablePath: chromium ?? '', args: BROWSER_FLAGS });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${server.url}/page.html`);
  const results = await page.evaluate(
    ([url, closed]) => (globalThis as unknown as { run: (...values: unknown[]) => Promise<unknown> }).run(url, closed),
    [server.url, server.closed],
  );
  // Browsers, too, keep to themselves why a connection failed.
  expect(results).toEqual({ refusal: 'UsageError', ...EXPECTED, refused: true });
});

test('every platform sent the same keys', () => {
  const expected = `Basic ${Buffer.from('not-a-real-id:not-a-real-señal').toString('base64')}`;
  expect([...server.authorizations]).toEqual([expected]);
});
