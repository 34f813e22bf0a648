import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { listOperations, loadBundle } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { startMock } from '../../src/index.ts';
import { document } from '../support/document.ts';
import { authorization, call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';

const mock = useMock();

describe('Prefer', () => {
  const operations = listOperations(loadBundle());
  const get = operations.find(({ operationId }) => operationId === 'links_get');
  const cells = (get?.responses ?? []).flatMap(({ status, examples }) =>
    examples.map(({ name, value }) => [status, name, value] as const),
  );

  test('each example of each status can be had by name', () =>
    checkRows(
      cells,
      ([status, name]) => `code=${status}, example=${name}`,
      async ([status, name, value]) => {
        const response = await call(mock.url + linkPath, { headers: { prefer: `code=${status}, example=${name}` } });
        expect([response.status, await response.json()]).toEqual([Number(status), value]);
        expect(response.headers.get('sl-violations')).toBeNull();
        expect(response.headers.get('content-type')).toBe('application/json');
      },
    ));

  test('an undeclared status, an unknown example and a code that is none are problems', async () => {
    for (const [prefer, status] of [
      ['code=418', 404],
      ['code=200, example=nothing', 500],
      ['code=many', 422],
    ] as const) {
      const response = await call(mock.url + linkPath, { headers: { prefer } });
      expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    }
  });

  test('is of no use to a wrong request', async () => {
    const response = await call(mock.url + linkPath, {
      method: 'PUT',
      headers: { prefer: 'code=200' },
      json: { password: 5 },
    });
    expect(response.status).toBe(400);
    expect(JSON.parse(response.headers.get('sl-violations') ?? '[]')).toMatchObject([
      { location: ['request', 'body', 'password'] },
    ]);
  });

  test('works in the query as well', async () => {
    expect((await call(`${mock.url}${linkPath}?__code=404&__example=not_found`)).status).toBe(404);
  });
});

test('refuses what the document does not have', async () => {
  for (const [method, path, status] of [
    ['GET', '/api/links', 404],
    ['GET', '/nowhere/', 404],
    ['POST', linkPath, 405],
  ] as const) {
    const response = await call(mock.url + path, { method });
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  }
});

test('refuses requests without or with malformed credentials', async () => {
  for (const headers of [{}, { authorization: 'Bearer x' }]) {
    const response = await fetch(mock.url + linkPath, { headers });
    expect([response.status, await response.json()]).toMatchObject([401, [{ code: 'authentication_failed' }]]);
  }
});

test('refuses an Accept header that it cannot serve', async () => {
  expect((await call(mock.url + linkPath, { headers: { accept: 'application/xml' } })).status).toBe(406);
});

test('JSON that cannot be parsed is refused, not passed', async () => {
  const response = await fetch(mock.url + linkPath, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{"password": ',
  });
  expect([response.status, await response.json()]).toMatchObject([400, [{ code: 'parse_error' }]]);
});

test('a body that comes in chunks is read like any other', async () => {
  const body = new ReadableStream({
    start(controller) {
      for (const piece of ['{"passw', 'ord": ', '"not-a-real-password"}']) {
        controller.enqueue(new TextEncoder().encode(piece));
      }
      controller.close();
    },
  });
  const response = await fetch(mock.url + linkPath, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(200);
});

describe('JSON Schema 2020-12', () => {
  const small = useMock({ spec: document });
  const post = async (json: unknown) => (await call(`${small.url}/things/`, { method: 'POST', json })).status;

  test('keywords of 2020-12 are checked', () =>
    checkRows(
      [
        ['prefixItems', { range: ['a', 1] }, { range: [1, 'a'] }],
        ['items after prefixItems', { range: ['a', 1] }, { range: ['a', 1, 2] }],
        ['unevaluatedProperties', { link: 'x' }, { surplus: 1 }],
        ['allOf', { note: 'long enough' }, { note: 'x' }],
      ],
      ([a]) => a,
      async ([, valid, invalid]) => {
        expect([await post(valid), await post(invalid)]).toEqual([202, 422]);
      },
    ));

  test('every example of a oneOf can be had', async () => {
    for (const [name, value] of [
      ['one', { total: 1 }],
      ['many', [{ total: 2 }]],
    ] as const) {
      const response = await call(`${small.url}/things/t1/`, { headers: { prefer: `code=200, example=${name}` } });
      expect(await response.json()).toEqual(value);
    }
  });

  test('an example that breaks its schema is an error, and says where', async () => {
    const ask = (url: string) => call(`${url}/things/t1/`, { headers: { prefer: 'code=200, example=wrong' } });
    const refused = await ask(small.url);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    expect(refused.headers.get('sl-violations')).toContain('response');
    await using lenient = await startMock({ spec: document, errors: false });
    const served = await ask(lenient.url);
    expect([served.status, await served.json()]).toEqual([200, { total: 'x' }]);
    expect(served.headers.get('sl-violations')).toContain('total');
  });
});

describe('generated bodies', () => {
  const ask = async (url: string, path: string, prefer?: string) => {
    const response = await call(url + path, { headers: prefer === undefined ? {} : { prefer } });
    expect(response.status).toBe(200);
    expect(response.headers.get('sl-violations')).toBeNull();
    return await response.text();
  };
  const other = linkPath.replaceAll('1', '2');

  test('are the same for the same request and seed, and different otherwise', async () => {
    await using one = await startMock({ dynamic: true, seed: 7 });
    await using same = await startMock({ dynamic: true, seed: 7 });
    await using else_ = await startMock({ dynamic: true, seed: 8 });
    const first = await ask(one.url, linkPath);
    expect(await ask(same.url, linkPath)).toBe(first);
    expect(await ask(one.url, linkPath)).toBe(first);
    expect(await ask(one.url, other)).not.toBe(first);
    expect(await ask(else_.url, linkPath)).not.toBe(first);
  });

  test('can be asked for one by one', async () => {
    const seeded = (seed: number) => ask(mock.url, linkPath, `dynamic=true, seed=${seed}`);
    expect(await seeded(1)).toBe(await seeded(1));
    expect(await seeded(1)).not.toBe(await seeded(2));
    expect(await ask(mock.url, linkPath)).toContain('"status":"valid"');
  });

  test('still give way to a named example', async () => {
    await using generating = await startMock({ dynamic: true });
    expect(await ask(generating.url, linkPath, 'code=200, example=link_invalid')).toContain('"status":"invalid"');
  });
});

test('a document without operations cannot be served', async () => {
  await expect(startMock({ spec: { ...document, paths: {} } })).rejects.toThrow('describes no operation');
});
