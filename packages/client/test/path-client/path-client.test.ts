import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createHooks, InvalidResponseError, TimeoutError, UsageError } from '../../src/index.ts';
import { createPathClient } from '../../src/paths.ts';
import { caught } from '../support/caught.ts';
import { AT_ONCE, CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

test('a call by path goes over the same pipeline: keys, path, body, answer', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, { id: LINK_ID, status: 'valid' }));
  const api = createPathClient(clientFor(url));
  const { data, error, response } = await api.PUT('/api/links/{id}/', {
    params: { path: { id: LINK_ID } },
    body: CREDENTIALS,
  });
  expect(data?.status).toBe('valid');
  expect(error).toBeUndefined();
  expect(response.status).toBe(200);
  expect(received[0]).toMatchObject({
    method: 'PUT',
    url: `/api/links/${LINK_ID}/`,
    body: JSON.stringify(CREDENTIALS),
  });
  expect(received[0]?.headers.authorization).toMatch(/^Basic /);
  expect(received[0]?.headers['content-type']).toBe('application/json');
});

test('queries are written as the specification says', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, { results: [] }));
  await createPathClient(clientFor(url)).GET('/api/links/', {
    params: { query: { status__in: ['valid', 'invalid'] } },
  });
  expect(received[0]?.url).toBe('/api/links/?status__in=valid,invalid');
});

test('headers of a call are sent', async () => {
  const { url, received } = await serve((_request, response) => json(response, 202, { request_id: 'r' }));
  const { data } = await createPathClient(clientFor(url)).DELETE('/api/links/{id}/', {
    params: { path: { id: LINK_ID }, header: { 'X-Belvo-Request-Mode': 'async' } },
  });
  expect(data).toEqual({ request_id: 'r' });
  expect(received[0]?.headers['x-belvo-request-mode']).toBe('async');
});

test('reading calls are repeated, calls with credentials are not', async () => {
  const { url, received } = await serve((_request, response) => json(response, 503, [{ code: 'unexpected_error' }]));
  const api = createPathClient(clientFor(url, { retries: AT_ONCE }));
  const refused = await api.GET('/api/links/{id}/', { params: { path: { id: LINK_ID } } });
  expect(refused.response.status).toBe(503);
  expect(refused.error).toEqual([{ code: 'unexpected_error' }]);
  expect(received).toHaveLength(3);
  await api.PUT('/api/links/{id}/', { params: { path: { id: LINK_ID } }, body: CREDENTIALS });
  expect(received).toHaveLength(4);
});

test('paths and answers are checked like those of the methods', async () => {
  const { url, received } = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>');
  });
  const api = createPathClient(clientFor(url, { retries: 0 }));
  await caught(api.GET('/api/links/{id}/', { params: { path: { id: '..' } } }), UsageError);
  expect(received).toHaveLength(0);
  await caught(api.GET('/api/links/{id}/', { params: { path: { id: LINK_ID } } }), InvalidResponseError);
});

test('an answer without a body has no data', async () => {
  const { url } = await serve((_request, response) => response.writeHead(204).end());
  const { data, response } = await createPathClient(clientFor(url)).DELETE('/api/links/{id}/', {
    params: { path: { id: LINK_ID } },
  });
  expect(data).toBeUndefined();
  expect(response.status).toBe(204);
});

test('a signal reaches the pipeline', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  const api = createPathClient(clientFor(url));
  const call = api.GET('/api/links/{id}/', { params: { path: { id: LINK_ID } }, signal: AbortSignal.abort() });
  await caught(call, Error);
  expect(received).toHaveLength(0);
});

test('headers describe the text that was decoded, not the bytes on the wire', async () => {
  const { url } = await serve((_request, response) => {
    const bytes = gzipSync('{  "id":  "a"  }');
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': bytes.length,
      'x-made-up': 'kept',
    });
    response.end(bytes);
  });
  const { data, response } = await createPathClient(clientFor(url)).GET('/api/links/{id}/', {
    params: { path: { id: LINK_ID } },
  });
  expect(data).toEqual({ id: 'a' });
  expect(Object.fromEntries(response.headers)).toMatchObject({ 'x-made-up': 'kept' });
  expect(response.headers.get('content-length')).toBe('16');
  expect(response.headers.get('content-encoding')).toBeNull();
});

test('a refusal that is not JSON has neither data nor a body', async () => {
  const { url } = await serve((_request, response) =>
    response.writeHead(503, { 'content-type': 'text/html', 'content-length': 20 }).end('<p>Out of order</p>\n'),
  );
  const answer = await createPathClient(clientFor(url, { retries: 0 })).GET('/api/links/{id}/', {
    params: { path: { id: LINK_ID } },
  });
  expect(answer.response.status).toBe(503);
  expect(answer.response.headers.get('content-length')).toBe('0');
  expect([answer.data, answer.error]).toEqual([undefined, undefined]);
});

test('what there is not, or not by path, is refused in words, before anything is sent', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, { results: [] }));
  const api = createPathClient(clientFor(url)) as unknown as Record<string, (...values: unknown[]) => Promise<unknown>>;
  const params = { path: { id: LINK_ID } };
  const rows: [string, string, object | undefined, string][] = [
    [
      'GET',
      '/api/links/',
      { params: { query: { stauts: 'valid' } } },
      'links_list: there is no query parameter "stauts"',
    ],
    ['GET', '/api/links/', { timout: 50 }, 'links_list: there is no option "timout"'],
    ['GET', '/api/links/', { body: CREDENTIALS }, 'links_list: '],
    ['GET', '/api/links/', { baseUrl: 'https://elsewhere.example.com' }, 'baseUrl is a setting of the client'],
    ['GET', '/api/links/{id}/', undefined, 'links_get: "undefined" cannot be part of a path'],
    ['GET', '/api/links/{id}/', { params: { ...params, query: { page: 2 } } }, 'links_get: '],
    ['PUT', '/api/links/{id}/', { params }, 'links_update: the request body must be an object'],
    ['PUT', '/api/links/{id}/', { params, body: '{}' }, 'links_update: the request body must be an object'],
    ['DELETE', '/api/links/', {}, 'DELETE /api/links/ is no operation'],
    ['GET', '/api/nothing/', {}, 'GET /api/nothing/ is no operation'],
  ];
  for (const [method, path, init, message] of rows) {
    const error = await caught(Promise.resolve(api[method]?.(path, init)), UsageError);
    expect(error.message, `${method} ${path} ${JSON.stringify(init)}`).toContain(message);
  }
  expect(received).toHaveLength(0);
});

test('a call has the options of the methods, and observers are told its template', async () => {
  const told: unknown[] = [];
  const hooks = createHooks({
    before: ({ operation, path, url }) => told.push([operation, path, new URL(url).pathname]),
  });
  const { url } = await serve((request, response) => request.url.includes('slow') || json(response, 503, []));
  const api = createPathClient(clientFor(url, { hooks, retries: 0 }));
  const get = (id: string, options: object) => api.GET('/api/links/{id}/', { params: { path: { id } }, ...options });
  expect((await get(LINK_ID, { retries: AT_ONCE, timeout: undefined })).response.status).toBe(503);
  expect(told).toEqual(Array(3).fill(['links_get', '/api/links/{id}/', `/api/links/${LINK_ID}/`]));
  expect((await caught(get('slow', { timeout: 20 }), TimeoutError)).message).toContain('timeout of 20 ms');
});

test('a body is written once, and what was parsed is not parsed again', async () => {
  let parsed = 0;
  let written = 0;
  const { url, received } = await serve((_request, response) => json(response, 200, { id: LINK_ID, amount: 1 }));
  const parseJson = (text: string) => {
    parsed++;
    return { ...JSON.parse(text), own: 'as the parser gave it' };
  };
  const toJSON = () => {
    written++;
    return CREDENTIALS;
  };
  const body = { ...CREDENTIALS, toJSON };
  const api = createPathClient(clientFor(url, { parseJson }));
  const { data } = await api.PUT('/api/links/{id}/', { params: { path: { id: LINK_ID } }, body: body as never });
  expect(data).toEqual({ id: LINK_ID, amount: 1, own: 'as the parser gave it' });
  expect([parsed, written]).toEqual([1, 1]);
  expect(received[0]?.body).toBe(JSON.stringify(CREDENTIALS));
});
