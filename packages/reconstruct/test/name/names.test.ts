import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { convert } from '../support/convert.ts';

const ids = (...items: unknown[]) =>
  Object.values(convert(items).paths).flatMap((path) =>
    Object.values(path as Record<string, { operationId: string }>).map((one) => one.operationId),
  );

describe('operationIds', () => {
  test('come from the request name, completed where it is a bare verb', () => {
    expect(ids(item({ name: 'Update', method: 'PUT', url: 'https://x/api/links/:id/' }))).toEqual(['updateLink']);
    expect(ids(item({ name: 'List all the open orders', url: 'https://x/orders' }))).toEqual(['listOpenOrders']);
    expect(ids(item({ name: 'List', url: 'https://x/lists/:id' }))).toEqual(['getList']);
    expect(ids(item({ name: 'getUserById', url: 'https://x/users/:id' }))).toEqual(['getUserById']);
  });

  test('come from the path where the name is one, or none', () => {
    for (const name of ['https://x/users/:id', 'New Request', '14392', '', '!!!']) {
      expect([name, ...ids(item({ name, url: 'https://x/users/:id' }))]).toEqual([name, 'getUser']);
    }
  });

  test('do not tell that a request was duplicated', () => {
    for (const name of ['Get user Copy', 'Get user (copy)', 'Get user Copy 3']) {
      expect(ids(item({ name, url: 'https://x/users/:id' }))).toEqual(['getUser']);
    }
    expect(ids(item({ name: 'Copy file', method: 'POST', url: 'https://x/files/:id/copy' }))).toEqual(['copyFile']);
  });

  test('are told apart by the path before a number is used', () => {
    expect(
      ids(item({ name: 'Get', url: 'https://x/a/items/:id' }), item({ name: 'Get', url: 'https://x/b/items/:id' })),
    ).toEqual(['getItem', 'getBItemsById']);
  });

  test('name variants of one request by what they have in common', () => {
    const request = (name: string) => item({ name, method: 'POST', url: 'https://x/login' });
    expect(ids(request('Login'), request('Login wrong password'))).toEqual(['login']);
    expect(ids(request('case 1'), request('bad input'), request('empty'))).toEqual(['createLogin']);
  });
});

describe('operationIds of paths that end in what is done', () => {
  const unnamed = (method: string, path: string): unknown =>
    item({ name: `https://x/${path}`, method, url: `https://x/${path}` });

  testRows(
    '/',
    [
      ['POST', 'users/delete', 'deleteUsers'],
      ['GET', 'users/list', 'listUsers'],
      ['POST', 'users/create', 'createUsers'],
      ['GET', 'list', 'list'],
      ['GET', 'orders', 'listOrders'],
      ['GET', 'status', 'getStatus'],
      ['GET', 'orders/{id}/total', 'getTotal'],
      ['POST', 'orders/createBooking', 'createBooking'],
      ['PUT', 'orders/cancel-item', 'cancelItem'],
      ['POST', 'orders/tests', 'createTest'],
    ],
    (method, path, id) => {
      expect(ids(unnamed(method, path))).toEqual([id]);
    },
  );

  test('a number before a name is one of a list', () => {
    expect(ids(item({ name: '1. Create step', method: 'POST', url: 'https://x/steps' }))).toEqual(['createStep']);
  });

  test('names in any script give identifiers', () => {
    const named = (name: string, method: string, url: string): unknown =>
      item({ name, method, url: `https://x/${url}` });
    expect(
      ids(
        named('创建用户', 'POST', 'users'),
        named('Удалить', 'DELETE', 'users/:id'),
        named('Añadir niño', 'POST', 'children'),
        named('👍', 'GET', 'likes'),
        named('!!!', 'GET', '%E7%94%A8%E6%88%B7'),
      ).every((id) => /^[a-zA-Z][A-Za-z0-9]+$/.test(id)),
    ).toBe(true);
  });
});

describe('schema names', () => {
  const names = (...items: unknown[]) => Object.keys(convert(items).components.schemas);

  test('follow resource, page and error', () => {
    const user = { id: '<integer>', name: '<string>' };
    const error = { code: '<string>', message: '<string>' };
    const responses = (body: unknown) => [response(200, body), response(400, error), response(404, error)];
    expect(
      names(
        item({ name: 'Get', url: 'https://x/users/:id', responses: responses(user) }),
        item({
          name: 'List',
          url: 'https://x/users',
          responses: responses({ count: '<integer>', next: '<string>', results: [user] }),
        }),
      ),
    ).toEqual(['Error', 'User', 'UserList']);
  });

  test('follow properties and requests', () => {
    const body = json({ title: '<string>', addresses: [{ street: '<string>' }] });
    expect(names(item({ name: 'Create order', method: 'POST', url: 'https://x/orders', body }))).toEqual([
      'Address',
      'CreateOrderRequest',
    ]);
  });

  test('follow the name a circular marker gives', () => {
    const node = {
      label: '<string>',
      parent: { value: '<Circular reference to #/components/schemas/TreeNode detected>' },
    };
    const whole = { label: '<string>', parent: { label: '<string>', parent: '<string>' } };
    expect(names(item({ url: 'https://x/nodes', responses: [response(200, node), response(200, whole)] }))).toContain(
      'TreeNode',
    );
  });
});
