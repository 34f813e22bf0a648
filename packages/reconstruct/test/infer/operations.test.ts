import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { convert, findings } from '../support/convert.ts';

describe('operations', () => {
  test('merges requests on one method and path, whatever the parameter is called', () => {
    const document = convert([
      item({ name: 'Get user', url: 'https://x/users/:id', responses: [response(200, { a: 1 })] }),
      item({
        name: 'Get user again',
        url: 'https://x/users/{{userId}}',
        responses: [response(404, { message: 'no' })],
      }),
    ]);
    expect(Object.keys(document.paths)).toEqual(['/users/{id}']);
    expect(Object.keys(document.paths['/users/{id}'].get.responses)).toEqual(['200', '404']);
  });

  test('keeps every body as a named example', () => {
    const body = (n: number) => json({ n });
    const document = convert([
      item({ name: 'Add one', method: 'POST', url: 'https://x/n', body: body(1) }),
      item({ name: 'Add two', method: 'POST', url: 'https://x/n', body: body(2) }),
    ]);
    const { examples } = document.paths['/n'].post.requestBody.content['application/json'];
    expect(examples).toEqual({ add_one: { value: { n: 1 } }, add_two: { value: { n: 2 } } });
  });

  test('reports a method OpenAPI does not know', () => {
    expect(findings([item({ method: 'LINK' })])).toContainEqual(
      expect.objectContaining({ code: 'unknown-method', item: 'Get thing' }),
    );
  });

  test('takes the status of a response without code from its reason or name, and describes none without body', () => {
    const saved = (name: string, status?: string) => response(undefined, '', { name, status });
    const names = ['Created', 'Éclair', 'Error 409: conflict', 'No such thing: not found', ''];
    const responses = [...names.map((name) => saved(name)), saved('Tarte', 'Accepted'), response(204, '')];
    const document = convert([item({ responses })]);
    expect(Object.entries(document.paths['/things/{id}'].get.responses)).toEqual([
      ['200', { description: 'Éclair' }],
      ['201', { description: 'Created' }],
      ['202', { description: 'Tarte' }],
      ['204', { description: 'Status 204' }],
      ['409', { description: 'Error 409: conflict' }],
      ['default', { description: 'No such thing: not found' }],
    ]);
  });
});
