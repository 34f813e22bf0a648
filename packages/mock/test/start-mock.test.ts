import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { MockStartError, startMock } from '../src/index.ts';
import { call } from './support/http.ts';
import { isFree } from './support/port.ts';

const link = '/api/links/11111111-1111-4111-8111-111111111111/';

test('answers with the first example of the specification and writes the request down', async () => {
  await using mock = await startMock();
  const response = await call(mock.url + link);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ id: expect.any(String), status: 'valid' });
  expect(mock.journal.last).toMatchObject({
    method: 'GET',
    url: link,
    outcome: 'sent',
    operation: { operationId: 'links_get' },
  });
});

test('listens on this machine alone, on a free port, unless told otherwise', async () => {
  await using mock = await startMock();
  expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
});

test('close ends open connections, frees the port and may be called again', async () => {
  const mock = await startMock();
  const port = Number(new URL(mock.url).port);
  const idle = connect(port, '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  const ended = new Promise((resolve) => idle.once('close', resolve));
  idle.on('error', () => {});
  expect(await isFree(port)).toBe(false);
  await Promise.all([mock.close(), mock.close()]);
  await ended;
  await mock.close();
  expect(await isFree(port)).toBe(true);
});

test('a port in use gets a sentence that says what to do', async () => {
  await using mock = await startMock();
  const port = Number(new URL(mock.url).port);
  const failure = await startMock({ port }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MockStartError);
  expect(failure).toMatchObject({
    reason: 'port',
    message: `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or give another port, or port 0 for any free one.`,
  });
});

test('a document that is missing or no OpenAPI is named', async () => {
  await expect(startMock({ spec: '/nowhere/openapi.json' })).rejects.toThrow(/\/nowhere\/openapi\.json/);
  await expect(startMock({ spec: new URL(import.meta.url) })).rejects.toThrow(/neither JSON nor YAML/);
  await expect(startMock({ spec: { swagger: '2.0' } as never })).rejects.toThrow(/not an OpenAPI 3 document/);
  const dangling = { openapi: '3.1.0', info: { title: 'Any', version: '1' }, paths: { '/a/': { $ref: '#/nowhere' } } };
  await expect(startMock({ spec: dangling as never })).rejects.toThrow(/cannot be served.*#\/nowhere/);
});

test('two mocks in one process do not share anything', async () => {
  await using first = await startMock();
  await using second = await startMock();
  first.faults.always('*', 'html;status=502');
  expect((await call(first.url + link)).status).toBe(502);
  expect((await call(second.url + link)).status).toBe(200);
  expect(second.journal.entries).toHaveLength(1);
});

test('answers 200 requests at once, each one its own', async () => {
  await using mock = await startMock();
  const ids = Array.from({ length: 200 }, (_, index) => String(index).padStart(12, '0'));
  const answers = await Promise.all(ids.map((id) => call(`${mock.url}/api/links/11111111-1111-4111-8111-${id}/`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  const asked = mock.journal.of('links_get').map(({ path }) => path.slice(-13, -1));
  expect(asked.sort()).toEqual(ids);
});

test('importing the package does not load Prism', async () => {
  const { execFileSync } = await import('node:child_process');
  const script = `await import(${JSON.stringify(new URL('../src/index.ts', import.meta.url))});
    const { default: module } = await import('node:module');
    process.stdout.write(String(Object.keys(module._cache ?? {}).filter((file) => file.includes('prism')).length));`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })).toBe('0');
});
