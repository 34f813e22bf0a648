import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { fromCaller } from '../../src/cli/paths.ts';
import { addressOf, start } from '../support/cli.ts';
import { document } from '../support/document.ts';
import { call } from '../support/http.ts';
import { freePort } from '../support/port.ts';
import { startReceiver } from '../support/receiver.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'belvo-mock-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a path means what it means where the caller is, also through a package manager', () => {
  const manifest = fileURLToPath(new URL('../../package.json', import.meta.url));
  const script = { npm_package_json: manifest, INIT_CWD: '/home/caller' };
  expect(fromCaller('a/b.json', script, dirname(manifest))).toBe('/home/caller/a/b.json');
  expect(fromCaller('/a/b.json', script, dirname(manifest))).toBe('/a/b.json');
  const root = fileURLToPath(new URL('../../../../package.json', import.meta.url));
  expect(fromCaller('b.json', { ...script, npm_package_json: root }, dirname(root))).toBe('/home/caller/b.json');
  expect(fromCaller('b.json', {}, '/somewhere')).toBe('/somewhere/b.json');
  expect(fromCaller('b.json', script, '/somewhere')).toBe('/somewhere/b.json');
  expect(fromCaller('b.json', { INIT_CWD: '/x', npm_package_json: '/other/package.json' }, '/other')).toBe(
    '/other/b.json',
  );
});

test('--version says which one it is', async () => {
  await using tool = start('--version');
  const manifest = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(await tool.exited).toBe(0);
  expect(tool.stdout.trim()).toBe(manifest.version);
});

test('serves YAML, and what the file says after a change, however it was written', async () => {
  const file = join(folder, 'api.yaml');
  const titled = (total: number) => {
    const copy = structuredClone(document) as unknown as {
      paths: Record<
        string,
        Record<
          string,
          { responses: Record<string, { content: Record<string, { examples: Record<string, { value: unknown }> }> }> }
        >
      >;
    };
    const examples = copy.paths['/things/{id}/']?.get?.responses[200]?.content['application/json']?.examples;
    Object.assign(examples?.one ?? {}, { value: { total } });
    return stringify(copy);
  };
  await writeFile(file, titled(1));
  await using tool = start('--port', '0', '--spec', file);
  const url = await addressOf(tool);
  const total = async () => ((await (await call(`${url}/things/t1/`)).json()) as { total: number }).total;
  expect(await total()).toBe(1);

  await writeFile(file, titled(2));
  await tool.printed(/has changed: answers on/);
  expect(await total()).toBe(2);

  await mkdir(join(folder, 'draft'));
  await writeFile(join(folder, 'draft', 'api.yaml'), titled(3));
  await rename(join(folder, 'draft', 'api.yaml'), file);
  await tool.printed(/has changed[\s\S]*has changed/);
  expect(await total()).toBe(3);

  await writeFile(file, 'openapi: [');
  await tool.complained(/neither JSON nor YAML.*Still serving/);
  expect(await total()).toBe(3);
  tool.child.kill('SIGTERM');
  expect(await tool.exited).toBe(0);
});

test('an endpoint that is not there is told at once, and so is each attempt that fails', async () => {
  const port = await freePort();
  await using tool = start(
    '--port',
    '0',
    '--webhook-url',
    `http://127.0.0.1:${port}/hooks`,
    '--scenario',
    'async-webhook',
  );
  const url = await addressOf(tool);
  await tool.complained(new RegExp(`nothing answers at http://127\\.0\\.0\\.1:${port} \\(.*ECONNREFUSED`));
  await call(`${url}/api/links/11111111-1111-4111-8111-111111111111/refresh/`, { method: 'POST' });
  await tool.printed(/webhook \S+ → http:\/\/127\.0\.0\.1:\d+\/hooks attempt 1 failed: .*ECONNREFUSED/);
});

test('events carry the authorization of the command line, which is printed nowhere', async () => {
  await using receiver = await startReceiver();
  const address = new URL(receiver.url);
  address.username = 'not-a-real-user';
  address.password = 'not-a-real-password';
  const options = ['--port', '0', '--scenario', 'async-webhook', '--webhook-url'];
  await using tool = start(...options, receiver.url, '--webhook-authorization', 'Bearer not-a-real-token');
  await using other = start(...options, address.href);
  for (const each of [tool, other]) {
    const url = await addressOf(each);
    await call(`${url}/api/links/11111111-1111-4111-8111-111111111111/refresh/`, { method: 'POST' });
    await each.printed(/webhook \S+ → http:\/\/127\.0\.0\.1:\d+\/webhooks delivered 200/);
    expect(each.stdout + each.stderr).not.toContain('not-a-real');
  }
  const basic = Buffer.from('not-a-real-user:not-a-real-password').toString('base64');
  expect(receiver.received.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer not-a-real-token',
    `Basic ${basic}`,
  ]);
});

test('options for browsers, containers and public servers', async () => {
  const options = ['--cors', 'https://app.example', '--public-url', 'http://mock.example', '--no-fault-header'];
  await using tool = start('--port', '0', ...options, '--scenario', 'long-pagination');
  const url = `${await addressOf(tool)}/api/links/`;
  const response = await call(url, { headers: { origin: 'https://app.example', 'x-mock-fault': 'html' } });
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, 'https://app.example']);
  expect(await response.json()).toMatchObject({ next: 'http://mock.example/api/links/?page=2' });
  await using closed = start('--port', '0', '--no-cors');
  const origin = 'http://localhost:3000';
  const read = await call(`${await addressOf(closed)}/api/links/`, { headers: { origin } });
  expect(read.headers.get('access-control-allow-origin')).toBeNull();
});

test('a line of the log is one line, whatever was sent', async () => {
  await using tool = start('--port', '0');
  const url = await addressOf(tool);
  await call(`${url}/api/links/?%0aGET%20/forged=1&%1b[31m=2&not-a-real-token`);
  await tool.printed('GET /api/links/?%0aGET%20/forged&%1b[31m → 200  links_list');
  expect(tool.stdout).not.toMatch(/^GET \/forged|not-a-real/m);
});

test('the control is printed with its token, and stays the same when the document changes', async () => {
  const file = join(folder, 'api.json');
  await writeFile(file, JSON.stringify(document));
  await using tool = start('--port', '0', '--spec', file, '--control', '0', '--state');
  await addressOf(tool);
  const [, url = ''] = await tool.printed(/control {9}(http:\S+)\/openapi\.json/);
  const [, token = ''] = await tool.printed(/its token {7}([0-9a-f]{32})/);
  const ask = () => fetch(`${url}/journal`, { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status).toBe(200);
  await writeFile(file, `${JSON.stringify(document)} `);
  await tool.printed(/has changed/);
  expect((await ask()).status).toBe(200);
  await using open = start('--port', '0', '--control', '0', '--no-control-token');
  const [, free = ''] = await open.printed(/control {9}(http:\S+)\/openapi\.json/);
  expect((await fetch(`${free}/journal`)).status).toBe(200);
  expect(open.stdout).not.toContain('its token');
});
