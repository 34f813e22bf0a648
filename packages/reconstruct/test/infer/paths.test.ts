import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { isNegativeTest } from '../../src/observe/negative-tests.ts';
import { segmentKind } from '../../src/observe/segments.ts';
import { item, json, response } from '../support/collections.ts';
import { convert, findings } from '../support/convert.ts';

const get = (path: string, name = `Read ${path}`, responses: readonly unknown[] = []) =>
  item({ name, url: `https://x${path}`, responses });
const pathsOf = (...items: readonly unknown[]): string[] => Object.keys(convert(items).paths);

describe('words of a path', () => {
  testRows(
    'is a',
    [
      ['<quoteId>', 'placeholder'],
      ['[order-id]', 'placeholder'],
      ['YOUR_ACCOUNT_ID', 'placeholder'],
      ['{id', 'placeholder'],
      ['8f14e45f-ceea-467f-a0e6-0a4a1b2c3d4e', 'id'],
      ['5d41402abc4b2a76b9719d911017c592', 'id'],
      ['60a1b2c3d4e5f60718293a4b', 'id'],
      ['01ARZ3NDEKTSV4RRFFQ69G5FAV', 'id'],
      ['9000000009', 'id'],
      ['aGVsbG8gd29ybGQ=', 'id'],
      ['rTq9KvXb27LmPzA4sWcE', 'id'],
      ['did:example:abc123', 'id'],
      ['ana%40example.com', 'id'],
      ['2024-03-01', 'id'],
      ['7', 'number'],
      ['2024', 'year'],
      ['cm-handle-1', 'code'],
      ['data-store:pass-through', 'code'],
      ['docs:close', 'word'],
      ['test-encrypt-sha256', 'word'],
      ['lbs%3Dnorth%2Cx%3D1', 'code'],
      ['BPNL000000015PGU', 'code'],
      ['Night%2BBackup', 'code'],
      ['node7.rack.local', 'code'],
      ['com.example.orders', 'word'],
      ['v1', 'word'],
      ['v2.1', 'word'],
      ['v1beta2', 'word'],
      ['oauth2', 'word'],
      ['sha256', 'word'],
      ['b2c', 'word'],
      ['top-10', 'word'],
      ['me', 'word'],
      ['createWithList', 'word'],
      ['getUserAccountBalanceHistory', 'word'],
      ['report2024.json', 'word'],
      ['$export', 'word'],
    ],
    (segment, kind) => {
      expect(segmentKind(segment)).toBe(kind);
    },
  );
});

describe('values in paths', () => {
  test('makes one path of ids, a sibling with a parameter and the url of a saved response', () => {
    const missing = response(404, { error: 'none' }, { originalRequest: { method: 'GET', url: 'https://x/pets/40' } });
    const document = convert([
      get('/pets/41', 'Get pet', [response(200, { id: 41 }), missing]),
      item({ name: 'Change pet', method: 'PATCH', url: 'https://x/pets/42', body: json({ name: 'rex' }) }),
      item({ name: 'Remove pet', method: 'DELETE', url: 'https://x/pets/:petId' }),
      get('/pets/me', 'Get my pet'),
      get('/reports/2024', 'Report of a year'),
    ]);
    expect(Object.keys(document.paths)).toEqual(['/pets/{petId}', '/pets/me', '/reports/2024']);
    expect(Object.keys(document.paths['/pets/{petId}'])).toEqual(['get', 'patch', 'delete']);
    expect(document.paths['/pets/{petId}'].get.parameters[0]).toMatchObject({
      name: 'petId',
      required: true,
      schema: { type: 'integer' },
      example: 41,
    });
  });

  test('says what it took for values, and why', () => {
    expect(findings([get('/pets/41'), get('/pets/42')])).toContainEqual({
      severity: 'info',
      code: 'path-value',
      item: '',
      message: '41, 42 in /pets/{}: read as values of a parameter.',
      evidence: 'looks like an id',
    });
  });

  testRows(
    'a word is a value when',
    [
      ['its answer repeats it', [get('/models/large-3b', 'Show', [response(200, { id: 'large-3b' })])], '/models/{id}'],
      [
        'it was sent under a name of the thing',
        [get('/spaces?space-name=main'), get('/spaces/main/parts')],
        '/spaces/{space-name}/parts',
      ],
      [
        'the thing was made with it',
        [
          item({ name: 'Make', method: 'POST', url: 'https://x/teams', body: json({ name: 'blue' }) }),
          get('/teams/blue/members'),
        ],
        '/teams/{name}/members',
      ],
      ['the request speaks of one thing', [get('/spaces/main', 'Get space')], '/spaces/{id}'],
      ['the request says by what it looks up', [get('/books'), get('/books/emma', 'Find by slug')], '/books/{id}'],
      [
        'one request had it in turn',
        [
          get('/label/path/values', 'Values', [
            response(200, [], { originalRequest: { url: 'https://x/label/job/values' } }),
          ]),
        ],
        '/label/{id}/values',
      ],
      [
        'it is removed',
        [get('/users'), item({ name: 'Bye', method: 'DELETE', url: 'https://x/users/ana' })],
        '/users/{id}',
      ],
      ['a test calls it a wrong id', [get('/group/sub/export', 'Export, invalid group id')], '/group/{id}/export'],
      ['it is like another value', [get('/group/17/export'), get('/group/all/export')], '/group/{id}/export'],
      ['it is a currency', [get('/rates/EUR')], '/rates/{id}'],
      ['it is one of a sort', [get('/files/documentType/DATA_CONTRACT')], '/files/documentType/{id}'],
      [
        'constants go on in the same way',
        [get('/report/IN_FULL/pages'), get('/report/BY_YEAR/pages')],
        '/report/{id}/pages',
      ],
      ['it is a number of the thing', [get('/boards/board1')], '/boards/{id}'],
      ['a prefix is glued to its variable', [get('/profiles/celeb_{{USER}}')], '/profiles/{USER}'],
    ],
    (_why, items, path) => {
      expect(pathsOf(...items)).toContain(path);
    },
  );

  test('takes a place for one that a parameter without value leaves empty', () => {
    const document = pathsOf(get('/pet/{{id}}/image'), get('/pet//image', 'Image, no id'));
    expect(document).toEqual(['/pet/{id}/image']);
  });

  test('takes two slashes in a row for a slip where a parameter follows', () => {
    expect(pathsOf(get('/pet/{{id}}'), item({ method: 'DELETE', url: 'https://x/pet//{{id}}' }))).toEqual([
      '/pet/{id}',
    ]);
  });

  test('leaves alone what the name of the request speaks of', () => {
    const paths = ['/books', '/books/open-categories'];
    expect(pathsOf(get(paths[0] ?? ''), get(paths[1] ?? '', 'Get book categories'))).toEqual(paths);
  });

  test('calls one place by one name', () => {
    expect(pathsOf(get('/users/{{userId}}'), get('/users/:uid/posts'))).toEqual([
      '/users/{userId}',
      '/users/{userId}/posts',
    ]);
  });

  test('gives parameters of one path different names', () => {
    expect(pathsOf(get('/boards/60a1b2c3d4e5f60718293a4b/cards/61a1b2c3d4e5f60718293a4b'))).toEqual([
      '/boards/{id}/cards/{cardId}',
    ]);
  });

  testRows(
    'leaves alone',
    [
      ['a version', ['/1/boards', '/v2/boards', '/2010-04-01/accounts', '/api/2/issues']],
      ['resources that can be used alike', ['/users', '/users/:id', '/orders', '/orders/:id']],
      ['actions', ['/users/login', '/users/register', '/users/:id', '/users/search']],
      ['places with the same things below', ['/admin/users/list', '/admin/orders/list', '/admin/parts/list']],
      ['services that shout their names', ['/odata/API_ORDER_SRV/Orders', '/odata/API_ITEM_SRV/Items']],
      ['a setting', ['/users', '/users/settings', '/users/profile']],
      ['an extension', ['/users/{id}.json']],
      ['a custom method', ['/docs/{id}:close']],
    ],
    (_what, paths) => {
      const items = paths.map((path) => get(path, 'Something'));
      expect(pathsOf(...items)).toEqual(
        paths.map((path) => path.replace(/:(\w+)$/, (all, name) => (path.includes('}:') ? all : `{${name}}`))),
      );
    },
  );
});

describe('requests that are meant to be refused', () => {
  testRows(
    'hold',
    ['Get pet, invalid id', 'Export, no token', 'Negative Scenarios', 'Создание с неверными данными', 'id inválido'],
    (name) => {
      expect(isNegativeTest([name])).toBe(true);
    },
  );

  testRows(
    'not',
    ['Get pet', 'Query path ancestor, no descendants', 'Create order without gift', 'List errors', 'Missing persons'],
    (name) => {
      expect(isNegativeTest([name])).toBe(false);
    },
  );

  test('are no evidence that no auth is needed', () => {
    const bearer = { type: 'bearer', bearer: [] };
    const document = convert([
      item({ name: 'Jobs, no token', url: 'https://x/jobs', auth: { type: 'noauth' } }),
      item({ name: 'Jobs', url: 'https://x/jobs', auth: bearer }),
      item({ name: 'Stop job, no token', method: 'DELETE', url: 'https://x/jobs/:id', auth: { type: 'noauth' } }),
    ]);
    expect(document.paths['/jobs'].get.security).toEqual([{ bearerAuth: [] }]);
    expect(document.paths['/jobs/{id}'].delete.security).toEqual([{ bearerAuth: [] }]);
  });
});

describe('credentials among the parameters', () => {
  test('a key and a token that every request has in the query are auth', () => {
    const url = (path: string) => `https://x/${path}?key={{key}}&token={{token}}&name=a`;
    const document = convert([item({ name: 'Board', url: url('board') }), item({ name: 'List', url: url('list') })]);
    expect(document.paths['/board'].get.security).toEqual([{ apiKeyAuth: [], token: [] }]);
    expect(document.components.securitySchemes).toEqual({
      apiKeyAuth: { type: 'apiKey', in: 'query', name: 'key' },
      token: { type: 'apiKey', in: 'query', name: 'token' },
    });
    expect(document.paths['/board'].get.parameters ?? []).not.toContainEqual(expect.objectContaining({ name: 'key' }));
  });

  test('a token that one request of many has is a parameter', () => {
    const document = convert([
      item({ name: 'Reset', url: 'https://x/reset?token={{reset}}' }),
      item({ name: 'A', url: 'https://x/a' }),
      item({ name: 'B', url: 'https://x/b' }),
    ]);
    expect(document.paths['/reset'].get.parameters).toMatchObject([{ name: 'token', in: 'query' }]);
    expect(document.components).toBeUndefined();
  });

  test('a key in a header goes with the auth that is set', () => {
    const document = convert([item({ header: [{ key: 'X-Vault-Token', value: '{{t}}' }] })], {
      auth: { type: 'bearer', bearer: [] },
    });
    expect(document.paths['/things/{id}'].get.security).toEqual([{ bearerAuth: [], apiKeyAuth: [] }]);
  });

  test('what a browser or a client sets by itself is no parameter', () => {
    const noise = [
      'User-Agent',
      'X-Requested-With',
      'sec-ch-ua',
      'Postman-Token',
      'Cache-Control',
      'Origin',
      'traceparent',
      'cf-ray',
      'X-Custom',
    ];
    const document = convert([item({ header: noise.map((key) => ({ key, value: 'x' })) })]);
    expect(document.paths['/things/{id}'].get.parameters.map((parameter: { name: string }) => parameter.name)).toEqual([
      'id',
      'X-Custom',
    ]);
  });
});

test('a request saved without its url is that of the item', () => {
  const saved = response(
    200,
    { a: 1 },
    { originalRequest: { method: 'GET', url: { query: [{ key: 'q', value: '1' }] } } },
  );
  const document = convert([item({ responses: [saved] })]);
  expect(document.paths['/things/{id}'].get.parameters).toMatchObject([{ name: 'id' }, { name: 'q' }]);
});
