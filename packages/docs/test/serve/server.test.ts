import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DocsServer, startServer } from '../../src/serve/server.ts';

/** Sends a path as it is: `fetch` would tidy it up first. */
function get(
  server: DocsServer,
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<{ status: number; type: string; body: string; headers: IncomingHttpHeaders }> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body,
          headers: response.headers,
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('startServer', () => {
  let folder: string;
  let server: DocsServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'docs-serve-'));
    mkdirSync(join(folder, 'site', 'pets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'site', 'index.html'), 'home');
    writeFileSync(join(folder, 'site', '404.html'), 'not here');
    writeFileSync(join(folder, 'site', 'pets', 'index.html'), 'pets');
    writeFileSync(join(folder, 'site', 'pets', 'a.css'), 'b {}');
    writeFileSync(join(folder, 'site', 'pets', 'a.py'), 'print()');
    writeFileSync(join(folder, 'site', 'pets', 'update.html'), 'update');
    writeFileSync(join(folder, 'site', 'pets', 'long.html'), 'a long page '.repeat(1000));
    writeFileSync(join(folder, 'secret.html'), 'secret');
    server = await startServer(
      { folder: join(folder, 'site'), overrides: new Map([['pets/new.html', 'newer']]) },
      { port: 0 },
    );
  });

  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test('answers with the index of a folder and with the type of a file', async () => {
    expect(await get(server, '/')).toMatchObject({ status: 200, type: 'text/html;charset=utf-8', body: 'home' });
    expect(await get(server, '/pets/?x=1')).toMatchObject({ status: 200, body: 'pets' });
    expect(await get(server, '/pets/a.css')).toMatchObject({ status: 200, type: 'text/css' });
    expect(await get(server, '/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('knows nothing outside of its folder', async () => {
    await checkRows(
      ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%', '/%00', '/none.html', '/cats/'],
      (path) => path,
      async (path) => expect(await get(server, path)).toMatchObject({ status: 404, body: 'not here' }),
    );
  });

  test('leads an address without its ending to the page', async () => {
    expect((await get(server, '/pets')).headers.location).toBe('/pets/');
    expect(await get(server, '/pets/update')).toMatchObject({
      status: 301,
      headers: { location: '/pets/update.html' },
    });
    expect((await get(server, '/../secret')).status).toBe(404);
  });

  test('compresses, and answers 304 to who has it already', async () => {
    const { headers, body } = await get(server, '/pets/long.html', 'GET', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(body.length).toBeLessThan(5_000);
    const again = await get(server, '/pets/long.html', 'GET', { 'if-none-match': headers.etag ?? '' });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  test('lets nothing in from elsewhere, shows samples as text, and newer pages in the place of those on disk', async () => {
    const policy = String((await get(server, '/')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect((await get(server, '/pets/a.py')).type).toBe('text/plain; charset=utf-8');
    expect(await get(server, '/pets/new.html')).toMatchObject({ status: 200, body: 'newer' });
  });

  test('takes no other method', async () => {
    expect((await get(server, '/', 'POST')).status).toBe(405);
  });

  test('says what to do when the port is taken', async () => {
    const port = Number(new URL(server.url).port);
    await expect(startServer({ folder }, { port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or give another port, or port 0 for any free one.`,
    );
  });

  test('lets go of its port when it is closed', async () => {
    const other = await startServer({ folder }, { port: 0 });
    await other.close();
    const again = await startServer({ folder }, { port: Number(new URL(other.url).port) });
    await again.close();
  });
});
