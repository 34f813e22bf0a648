import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { bodySchema, convert, requestSchema, resolved } from '../support/convert.ts';

describe('required keys', () => {
  test('are those that every one of several real objects has', () => {
    const people = [
      { id: 1, name: 'Ana' },
      { id: 2, name: 'Bo', age: 3 },
      { id: 3, name: 'Cy' },
    ];
    const document = convert([item({ url: 'https://x/people', responses: [response(200, people)] })]);
    expect(resolved(document, bodySchema(document, '/people', 'get', '200').items).required).toEqual(['id', 'name']);
  });

  test('are never taken from what a generator wrote', () => {
    const people = [1, 2, 3, 4].map(() => ({ id: '<integer>', name: '<string>' }));
    const document = convert([item({ url: 'https://x/people', responses: [response(200, people)] })]);
    expect(resolved(document, bodySchema(document, '/people', 'get', '200').items).required).toBeUndefined();
  });

  test('are the leading field of a request', () => {
    const document = convert([
      item({ method: 'POST', url: 'https://x/a', body: json({ name: '<string>', note: '<string>' }) }),
    ]);
    expect(requestSchema(document, '/a', 'post').required).toEqual(['name']);
  });

  test('follow the notes of a form', () => {
    const urlencoded = [
      { key: 'a', value: '<string>', description: 'First' },
      { key: 'b', value: '<integer>', description: '(Required) Second' },
    ];
    const document = convert([item({ method: 'POST', url: 'https://x/f', body: { mode: 'urlencoded', urlencoded } })]);
    const { content } = document.paths['/f'].post.requestBody;
    expect(resolved(document, content['application/x-www-form-urlencoded'].schema).required).toEqual(['b']);
  });
});
