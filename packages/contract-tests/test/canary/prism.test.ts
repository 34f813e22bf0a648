import { type MockServer, startMock } from '@belvo-openapi/mock';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Json, OpenApiDocument } from '@belvo-openapi/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawResponse, sendRaw } from '../../src/support/raw-request.ts';
import { canaryDocument } from './canary-document.ts';

/**
 * What the other tests take for granted of the mock's engine. When one of these fails after an upgrade, the matrix may
 * still be green and prove less: keep the old version, or find out what the engine no longer checks.
 */
let mock: MockServer;
let withoutDialect: MockServer;

beforeAll(async () => {
  const { jsonSchemaDialect: _dialect, ...old } = canaryDocument;
  mock = await startMock({ spec: canaryDocument, seed: 'canary' });
  withoutDialect = await startMock({ spec: old as OpenApiDocument });
});
afterAll(async () => {
  await mock.close();
  await withoutDialect.close();
});

const valid = { name: 'Ana', kind: 'a', base: 1, list: ['first', 2] };
const authorization = `Basic ${Buffer.from('canary:not-a-real-password').toString('base64')}`;

function post(body: Json, prefer = '', url = mock.url): Promise<RawResponse> {
  const headers = { authorization, 'content-type': 'application/json', ...(prefer !== '' && { prefer }) };
  return sendRaw({ method: 'POST', url: `${url}/things/`, headers, body: JSON.stringify(body) });
}

function get(path: string, headers: Record<string, string> = {}): Promise<RawResponse> {
  return sendRaw({ method: 'GET', url: `${mock.url}${path}`, headers: { authorization, ...headers } });
}

test('a valid request is accepted without violations', async () => {
  const response = await post(valid);
  expect(response.status).toBe(200);
  expect(response.headers['sl-violations']).toBeUndefined();
});

const breaking: readonly (readonly [keyword: string, body: Json])[] = [
  ['required', { kind: 'a', base: 1 }],
  ['required inside allOf', { name: 'Ana', kind: 'a' }],
  ['type', { ...valid, name: 1 }],
  ['minLength', { ...valid, name: '' }],
  ['enum', { ...valid, kind: 'z' }],
  ['format uuid', { ...valid, id: 'no-uuid' }],
  ['format date', { ...valid, day: '2026-13-45' }],
  ['pattern', { ...valid, code: 'lower case' }],
  ['minimum', { ...valid, base: 0 }],
  ['unevaluatedProperties (2020-12)', { ...valid, extra: true }],
  ['prefixItems (2020-12)', { ...valid, list: [1, 2] }],
  ['items after prefixItems (2020-12)', { ...valid, list: ['first', 'second'] }],
  ['dependentRequired (2020-12)', { ...valid, code: 'AB' }],
  ['const', { ...valid, fixed: 'other' }],
  ['type with null', { ...valid, nullable: 1 }],
];

describe('a request is refused when it breaks', () => {
  test('a keyword of its schema', () =>
    checkRows(
      breaking,
      ([keyword]) => keyword,
      async ([, body]) => {
        const response = await post(body);
        expect(response.status).toBe(400);
        expect(response.headers['sl-violations']).toBeDefined();
        expect(response.json).toEqual([{ code: 'bad_request' }]);
      },
    ));

  test('a required query parameter, its type, and a required header', async () => {
    const header = { 'x-canary': 'one' };
    expect((await get('/things/1/?page=1', header)).status).toBe(200);
    expect((await get('/things/1/', header)).status).toBe(400);
    expect((await get('/things/1/?page=one', header)).status).toBe(400);
    expect((await get('/things/one/?page=1', header)).status).toBe(400);
    expect((await get('/things/1/?page=1')).status).toBe(400);
    expect((await get('/things/1/?page=1', { 'x-canary': 'other' })).status).toBe(400);
  });

  test('security: 401 without and with malformed credentials', async () => {
    expect((await get('/things/1/?page=1', { authorization: '' })).status).toBe(401);
    expect((await get('/things/1/?page=1', { authorization: 'Bearer token' })).status).toBe(401);
  });
});

test('null is accepted where the type says so', async () => {
  expect((await post({ ...valid, nullable: null })).status).toBe(200);
});

test('a document of OpenAPI 3.1 without a dialect is read in that of 3.1', async () => {
  const wrong = { ...valid, list: [1, 2] };
  const { status } = await post(wrong, '');
  expect(status).toBeGreaterThanOrEqual(400);
  expect((await post(wrong, '', withoutDialect.url)).status).toBe(status);
});

describe('Prefer', () => {
  test('code and example choose the answer', async () => {
    expect((await post(valid, 'code=200, example=second')).json).toEqual({ name: 'second' });
    expect((await post(valid, 'code=404, example=missing')).json).toEqual([{ code: 'missing' }]);
    expect((await post(valid, 'code=204')).status).toBe(204);
  });

  test('an undeclared status or example is a problem, not an answer', async () => {
    for (const prefer of ['code=418', 'code=200, example=unknown', 'example=missing']) {
      const response = await post(valid, prefer);
      expect(response.headers['content-type']).toBe('application/problem+json');
    }
  });

  test('is ignored for an invalid request', async () => {
    expect((await post({}, 'code=404, example=missing')).status).toBe(400);
  });

  test('dynamic generates bodies that fit, the same for the same seed', async () => {
    const [first, second] = [await post(valid, 'dynamic=true'), await post(valid, 'dynamic=true')];
    expect(first.status).toBe(200);
    expect(first.json).toHaveProperty('name');
    expect(second.json).toEqual(first.json);
  });
});

test('an example that breaks its schema is a 500, not an answer', async () => {
  const response = await post(valid, 'code=200, example=wrong');
  expect(response.status).toBe(500);
  expect(response.headers['sl-violations']).toContain('response');
});

test('an unknown path and an unknown method are problems', async () => {
  expect((await get('/nothing/')).headers['content-type']).toBe('application/problem+json');
  expect((await get('/things/1?page=1', { 'x-canary': 'one' })).status).toBe(404);
  expect((await sendRaw({ method: 'DELETE', url: `${mock.url}/things/`, headers: { authorization } })).status).toBe(
    405,
  );
});

describe('not checked by the engine, so checked here on the recorded request', () => {
  const header = { 'x-canary': 'one' };

  test('unknown query parameters', async () => {
    expect((await get('/things/1/?page=1&unknown=1', header)).status).toBe(200);
  });

  test('explode: repeated and comma-separated values both pass', async () => {
    expect((await get('/things/1/?page=1&ids=a,b', header)).status).toBe(200);
    expect((await get('/things/1/?page=1&ids=a&ids=b', header)).status).toBe(200);
  });

  test('read-only fields in an object that is open', async () => {
    expect((await post({ ...valid, open: { created_at: 'now' } })).status).toBe(200);
    expect((await post({ ...valid, created_at: 'now' })).status).toBe(400);
  });
});
