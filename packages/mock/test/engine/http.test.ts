import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { engineAt, fault, startMock } from '../../src/index.ts';
import { call } from '../support/http.ts';
import { linkPath } from '../support/mock.ts';
import { isFree } from '../support/port.ts';

/** Another mock: says what it was asked. */
async function startEcho() {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) {
      text += chunk;
    }
    const { method, url, headers } = request;
    if (method === 'DELETE') {
      response.writeHead(307, { location: '/elsewhere' }).end();
      return;
    }
    response.writeHead(206, { 'content-type': 'application/json', 'x-other': 'mock' });
    response.end(JSON.stringify({ method, url, prefer: headers.prefer, text }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('another mock takes the place of Prism: journal and faults stay as they are', async () => {
  const echo = await startEcho();
  const mock = await startMock({ engine: engineAt('echo', async () => echo) });
  const response = await call(`${mock.url}${linkPath}?a=%20b`, { method: 'PUT', json: { password: 'x' } });
  expect([response.status, response.headers.get('x-other'), await response.json()]).toEqual([
    206,
    'mock',
    { method: 'PUT', url: `${linkPath}?a=%20b`, text: '{"password":"x"}' },
  ]);
  expect(mock.journal.last).toMatchObject({ operation: { operationId: 'links_update' }, answer: { status: 206 } });

  const moved = await call(mock.url + linkPath, { method: 'DELETE', redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([307, '/elsewhere']);

  mock.faults.on(
    'links_get',
    fault.answer(404, 'not_found'),
    fault.truncate(2),
    fault.edit((answer) => ({ ...answer, body: [answer.body] })),
  );
  expect(await (await call(mock.url + linkPath)).json()).toMatchObject({ prefer: 'code=404, example=not_found' });
  expect(await (await call(mock.url + linkPath)).text()).toBe('{"');
  expect(await (await call(mock.url + linkPath)).json()).toMatchObject([{ method: 'GET' }]);

  await mock.close();
  expect(await isFree(echo.port)).toBe(true);
});

test('an engine that does not answer is a problem of the mock', async () => {
  const echo = await startEcho();
  await using mock = await startMock({ engine: engineAt('gone', async () => ({ ...echo, stop: async () => {} })) });
  await echo.stop();
  const response = await call(mock.url + linkPath);
  expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
  expect(await response.json()).toMatchObject({ title: 'Mock failed' });
});

test('an engine that cannot start leaves nothing behind', async () => {
  const failing = startMock({ engine: () => Promise.reject(new Error('no engine today')) });
  await expect(failing).rejects.toThrow('no engine today');
});
