// The guides of the README that need another package, each in a fresh project: the packed client, the sample as it is
// printed, and the package itself. Those for Jest, Nest and Next are tried by `npm run compat`.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { exampleOf } from '../../src/testing.ts';
import { LINK_ID } from '../support/client.ts';
import { installPacked, type Packed } from '../support/packed.ts';
import { json, serve } from '../support/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);

const PACKAGES = [
  '@opentelemetry/api',
  '@opentelemetry/sdk-trace-base',
  '@types/node',
  'ajv',
  'ajv-formats',
  'pino',
  'undici',
];
const SAMPLES = ['belvo', 'logging', 'proxy', 'tracing', 'validation'];

/** What a team writes around a sample; each prints what it has to show as JSON. */
const PROGRAMS = {
  'with-pino': `import { pino } from 'pino';
import { clientLoggingTo } from './logging.ts';
await clientLoggingTo(pino()).links.get('${LINK_ID}', { retries: { baseDelay: 0 } });`,

  'with-open-telemetry': `import { trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { clientTracedBy } from './tracing.ts';
const exporter = new InMemorySpanExporter();
trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
const belvo = clientTracedBy(trace.getTracer('belvo'));
await Promise.all([belvo.links.get('${LINK_ID}', { retries: 0 }).result(), belvo.links.get('b', { retries: 0 })]);
console.log(JSON.stringify(exporter.getFinishedSpans().map(({ name, attributes }) => ({ name, attributes }))));`,

  'behind-a-proxy': `import { fetch, ProxyAgent } from 'undici';
import { clientBehind } from './proxy.ts';
const { id } = await clientBehind(fetch, new ProxyAgent(process.env.PROXY ?? '')).links.get('${LINK_ID}', { retries: 1 });
console.log(JSON.stringify(id));
process.exit(0);`,

  'with-ajv': `import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { linkOf } from './validation.ts';
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(JSON.parse(readFileSync('openapi.json', 'utf8')), 'belvo');
const isLink = ajv.compile({ $ref: 'belvo#/components/schemas/Link' });
const valid = await linkOf('${LINK_ID}', (data) => isLink(data)).then(({ id }) => id, String);
console.log(JSON.stringify([valid, await linkOf('without-an-id', (data) => isLink(data)).catch(String)]));`,
};

let packed: Packed;
beforeAll(() => {
  packed = installPacked();
  for (const name of PACKAGES) {
    mkdirSync(join(packed.folder, 'node_modules', dirname(name)), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules', name)), join(packed.folder, 'node_modules', name));
  }
  for (const name of SAMPLES) {
    copyFileSync(join(root, 'samples', `${name}.ts`), join(packed.folder, `${name}.ts`));
  }
  for (const [name, program] of Object.entries(PROGRAMS)) {
    writeFileSync(join(packed.folder, `${name}.ts`), `${program}\n`);
  }
  copyFileSync(require.resolve('@belvo-openapi/spec/openapi.json'), join(packed.folder, 'openapi.json'));
  writeFileSync(join(packed.folder, 'package.json'), JSON.stringify({ type: 'module' }));
});
afterAll(() => packed.remove());

const run = promisify(execFile);

/** The lines of JSON that a program prints, run beside a server that answers the first request for the link with 503. */
async function printedBy(program: keyof typeof PROGRAMS, env: Readonly<Record<string, string>> = {}) {
  let asked = 0;
  const { url, received } = await serve((request, response) => {
    const link = exampleOf('links_get') as { readonly id: string };
    if (request.url.includes('without-an-id')) {
      json(response, 200, { ...link, id: undefined });
    } else if (request.url.includes(LINK_ID) && asked++ === 0) {
      json(response, 503, [{ code: 'unexpected_error' }], { 'retry-after': '0' });
    } else {
      json(response, 200, { ...link, id: LINK_ID });
    }
  });
  const keys = { BELVO_SECRET_ID: 'not-a-real-id', BELVO_SECRET_PASSWORD: 'not-a-real-secret', BELVO_BASE_URL: url };
  const { stdout } = await run(process.execPath, [`${program}.ts`], {
    cwd: packed.folder,
    env: { PATH: process.env.PATH ?? '', ...keys, ...env },
  });
  expect(stdout).not.toContain('not-a-real-secret');
  return {
    printed: stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    received,
  };
}

test('the samples and what is written around them compile in a project of their own', async () => {
  const programs = Object.keys(PROGRAMS).map((name) => `${name}.ts`);
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions', '--types', 'node'];
  const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin/tsc');
  const modules = ['--module', 'nodenext', '--target', 'es2022'];
  const checked = await run(process.execPath, [tsc, ...options, ...modules, ...programs], { cwd: packed.folder }).then(
    () => '',
    (error: { readonly stdout: string }) => error.stdout,
  );
  expect(checked).toBe('');
});

test('pino: a line for each attempt, and one for each retry', async () => {
  const { printed } = await printedBy('with-pino');
  expect(printed).toMatchObject([
    { level: 30, msg: 'belvo', operation: 'links_get', attempt: 1, status: 503, code: 'unexpected_error' },
    { level: 40, msg: expect.stringContaining('attempt 1 of 6, next in 0 ms') },
    { level: 30, msg: 'belvo', operation: 'links_get', attempt: 2, status: 200 },
  ]);
  expect(printed[0].call).toBe(printed[2].call);
});

test('OpenTelemetry: a span for each attempt, under the path template, and all of them ended', async () => {
  const [spans] = (await printedBy('with-open-telemetry')).printed;
  const common = { 'http.request.method': 'GET', 'url.template': '/api/links/{id}/', 'http.request.resend_count': 0 };
  const refused = { ...common, 'http.response.status_code': 503, 'error.type': 'unexpected_error' };
  expect(spans).toHaveLength(2);
  expect(spans).toContainEqual({ name: 'links_get', attributes: refused });
  expect(spans).toContainEqual({ name: 'links_get', attributes: { ...common, 'http.response.status_code': 200 } });
});

test('a proxy: every request goes through it', async () => {
  // What is not encrypted is handed to a proxy as it is; only for the rest it opens a tunnel.
  const passed: (string | undefined)[] = [];
  const proxy = createServer((request, response) => {
    passed.push(request.url);
    const { method, headers } = request;
    ask(request.url ?? '', { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    }).end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const { printed, received } = await printedBy('behind-a-proxy', { PROXY });
  expect(printed).toEqual([LINK_ID]);
  expect(received).toHaveLength(2);
  const path = `/api/links/${LINK_ID}/`;
  expect(passed.map((address) => new URL(address ?? '').pathname)).toEqual([path, path]);
});

test('ajv: data that is otherwise than the specification says is refused', async () => {
  const [[valid, refused]] = (await printedBy('with-ajv')).printed;
  expect(valid).toBe(LINK_ID);
  expect(refused).toBe('TypeError: Belvo answers otherwise than its specification says.');
});
