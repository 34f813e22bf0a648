import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
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

describe('objects of few keys', () => {
  const schemas = (...items: readonly unknown[]) => Object.keys(convert(items).components.schemas);

  test('are different things under different names', () => {
    const items = ['book', 'review'].map((name) =>
      item({ url: `https://x/${name}s/:id`, responses: [response(200, { id: 1, [name]: { text: 'x', stars: 3 } })] }),
    );
    expect(schemas(...items)).toEqual(expect.arrayContaining(['Book', 'Review']));
  });

  test('are one thing under one name, alone and in a list', () => {
    const document = convert([
      item({ url: 'https://x/books/:id', responses: [response(200, { id: 1, review: { text: 'x', stars: 3 } })] }),
      item({ url: 'https://x/books', responses: [response(200, { count: 1, reviews: [{ text: 'y', stars: 4 }] })] }),
    ]);
    const shared = { $ref: '#/components/schemas/Review' };
    expect(document.components.schemas.Book.properties.review).toEqual(shared);
    expect(bodySchema(document, '/books', 'get', '200').properties.reviews.items).toEqual(shared);
  });

  test('a body to remove one thing by is not another thing', () => {
    const document = convert([
      item({ method: 'POST', name: 'Delete users', url: 'https://x/users/delete', body: json({ id: 1 }) }),
      item({ name: 'Get team', url: 'https://x/teams/:id', responses: [response(200, { id: 1 })] }),
    ]);
    expect(Object.keys(document.components.schemas)).toEqual(['DeleteUsersRequest', 'Team']);
  });

  test('are one thing whatever value stands in the path', () => {
    const read = (path: string, id: string) =>
      item({ url: `https://x${path}`, responses: [response(200, { id, name: 'x' })] });
    expect(schemas(read('/pets/9000000009', '1'), read('/pets/me', '2'))).toEqual(['Pet']);
  });

  test('errors and statements are the same everywhere', () => {
    const items = ['a', 'b'].map((name) =>
      item({
        url: `https://x/${name}`,
        responses: [response(200, { message: 'ok' }), response(404, { error: 'no', id: 1 })],
      }),
    );
    expect(schemas(...items)).toHaveLength(2);
  });

  test('an object around one thing leaves it the name', () => {
    const document = convert([
      item({ url: 'https://x/articles/:id', responses: [response(200, { article: { id: 1, title: 'a' } })] }),
    ]);
    expect(Object.keys(document.components.schemas)).toEqual(['Article', 'ArticleResponse']);
  });
});
