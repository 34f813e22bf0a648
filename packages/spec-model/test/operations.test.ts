import { describe, expect, test } from 'vitest';
import { listOperations, splitOperationId } from '../src/index.ts';
import { documentFrom } from '../src/testing/document-from.ts';

function only<T>(list: readonly T[]): T {
  expect(list).toHaveLength(1);
  return list[0] as T;
}

describe('listOperations', () => {
  test('names an operation by resource and verb', () => {
    const doc = documentFrom(`
      paths:
        /api/links/{id}/:
          put: { operationId: links_update, tags: [Links], summary: Update link, deprecated: true }
    `);
    expect(only(listOperations(doc))).toMatchObject({
      operationId: 'links_update',
      resource: 'links',
      verb: 'update',
      method: 'put',
      path: '/api/links/{id}/',
      tag: 'Links',
      summary: 'Update link',
      description: '',
      deprecated: true,
      parameters: [],
      responses: [],
      sensitive: [],
      extensions: {},
    });
  });

  test('gives each operation the nearest servers: its own, those of its path, those of the document', () => {
    const doc = documentFrom(`
      servers: [{ url: 'https://root.example.com' }]
      paths:
        /a/:
          servers: [{ url: 'https://path.example.com' }]
          get: { operationId: a_get, servers: [{ url: 'https://own.example.com' }] }
          put: { operationId: a_update }
        /b/: { get: { operationId: b_get } }
    `);
    expect(listOperations(doc).map(({ servers }) => servers.map(({ url }) => url).join())).toEqual([
      'https://own.example.com',
      'https://path.example.com',
      'https://root.example.com',
    ]);
  });

  test('keeps the order of paths and the fixed order of methods', () => {
    const doc = documentFrom(`
      paths:
        /z/: { patch: { operationId: z_modify }, get: { operationId: z_list } }
        /a/: { get: { operationId: a_list } }
    `);
    expect(listOperations(doc).map(({ operationId }) => operationId)).toEqual(['z_list', 'z_modify', 'a_list']);
  });

  test('resolves a path item that is a reference', () => {
    const doc = documentFrom(`
      paths: { /a/: { $ref: '#/components/x-items/A' } }
      components: { x-items: { A: { get: { operationId: a_list } } } }
    `);
    expect(only(listOperations(doc)).operationId).toBe('a_list');
  });

  test('lists each media type of a request body with its named examples', () => {
    const doc = documentFrom(`
      paths:
        /a/:
          post:
            operationId: a_create
            requestBody:
              required: true
              description: The thing.
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/A' }
                  examples:
                    small: { summary: Small one, value: { n: 0 } }
                    shared: { $ref: '#/components/examples/shared' }
                text/plain:
                  example: n=1
      components:
        schemas: { A: { type: object } }
        examples: { shared: { value: null } }
    `);
    expect(only(listOperations(doc)).requestBody).toEqual({
      description: 'The thing.',
      required: true,
      content: [
        {
          mediaType: 'application/json',
          schema: { $ref: '#/components/schemas/A' },
          schemaName: 'A',
          examples: [
            { name: 'small', summary: 'Small one', value: { n: 0 } },
            { name: 'shared', value: null },
          ],
        },
        { mediaType: 'text/plain', examples: [{ name: 'example', value: 'n=1' }] },
      ],
    });
  });

  test('reads the extensions under their typed names', () => {
    const doc = documentFrom(`
      paths:
        /a/:
          get:
            operationId: a_list
            x-retry: safe
            x-pagination: { style: page-number, items: results }
            x-rate-limit: { requests: 5, seconds: 60, scope: account }
            x-other: 1
    `);
    expect(only(listOperations(doc)).extensions).toEqual({
      retry: 'safe',
      pagination: { style: 'page-number', items: 'results' },
      rateLimit: { requests: 5, seconds: 60, scope: 'account' },
    });
  });

  test('names the place of an operation without operationId', () => {
    expect(() => listOperations(documentFrom('paths: { /a/: { get: {} } }'))).toThrow(/^get \/a\/ has no operationId/);
  });
});

describe('splitOperationId', () => {
  test('splits at the first underscore', () => {
    expect(splitOperationId('brExchanges_list')).toEqual({ resource: 'brExchanges', verb: 'list' });
  });

  test('leaves the resource empty without an underscore', () => {
    expect(splitOperationId('ListLinks')).toEqual({ resource: '', verb: 'ListLinks' });
  });
});
