import { describe, expect, test } from 'vitest';
import { item, response } from '../support/collections.ts';
import { bodySchema, convert } from '../support/convert.ts';

const cut = { value: '<Error: Too many levels of nesting to fake this schema>' };
const user = { id: '<uuid>', name: '<string>', email: '<email>' };

describe('one schema for what is one thing', () => {
  test('shares a structure that several operations answer with', () => {
    const document = convert([
      item({ name: 'Get user', url: 'https://x/users/:id', responses: [response(200, user)] }),
      item({ name: 'List users', url: 'https://x/users', responses: [response(200, [user, user])] }),
    ]);
    expect(Object.keys(document.components.schemas)).toEqual(['User']);
  });

  test('fills what was cut off from where it is whole', () => {
    const document = convert([
      item({
        name: 'Get post',
        url: 'https://x/posts/:id',
        responses: [response(200, { id: '<integer>', title: '<string>', author: user })],
      }),
      item({
        name: 'List posts',
        url: 'https://x/posts',
        responses: [response(200, [{ id: '<integer>', title: '<string>', author: cut }])],
      }),
    ]);
    const list = bodySchema(document, '/posts', 'get', '200');
    expect(list.items.$ref).toBe('#/components/schemas/Post');
    expect(document.components.schemas.Post.properties.author.$ref).toBe('#/components/schemas/Author');
  });

  test('does not fill an envelope that could be any', () => {
    const document = convert([
      item({ name: 'A', url: 'https://x/a', responses: [response(200, { data: { a: '<string>' } })] }),
      item({ name: 'B', url: 'https://x/b', responses: [response(200, { data: { b: '<integer>' } })] }),
      item({ name: 'C', url: 'https://x/c', responses: [response(200, { data: cut })] }),
    ]);
    expect(bodySchema(document, '/c', 'get', '200').properties.data).toEqual({});
  });

  test('keeps structures apart whose types contradict', () => {
    const document = convert([
      item({ name: 'A', url: 'https://x/a', responses: [response(200, { code: '<string>', at: '<string>' })] }),
      item({ name: 'B', url: 'https://x/b', responses: [response(200, { code: '<integer>', at: '<string>' })] }),
    ]);
    expect(Object.keys(document.components.schemas)).toHaveLength(2);
  });

  test('joins a request object with the response object it is a view of', () => {
    const tag = { name: '<string>', color: '<string>' };
    const document = convert([
      item({
        name: 'Create item',
        method: 'POST',
        url: 'https://x/items',
        body: { mode: 'raw', raw: JSON.stringify({ title: '<string>', count: '<integer>', tag }) },
        responses: [
          response(201, { id: '<uuid>', title: '<string>', status: '<string>', tag: { id: '<uuid>', ...tag } }),
        ],
      }),
    ]);
    expect(document.components.schemas.Tag.properties.id).toMatchObject({ readOnly: true });
  });
});
