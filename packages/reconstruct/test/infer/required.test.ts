import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { asksFor } from '../../src/infer/refusals.ts';
import { item, json, response } from '../support/collections.ts';
import { bodySchema, convert, type Plain, requestSchema, resolved } from '../support/convert.ts';

describe('what an error says of a field', () => {
  testRows(
    'asks for',
    [
      ['{"name": ["This field is required."]}', 'name'],
      ['{"error": "name required"}', 'name'],
      ['Missing required field: name', 'name'],
      ['"name" must not be blank', 'name'],
      ['{"name": "obrigatório"}', 'name'],
    ],
    (text, key) => {
      expect(asksFor(text, key)).toBe(true);
    },
  );

  testRows(
    'does not ask for',
    [
      ['{"slug": ["required"], "name": ["too long"]}', 'name'],
      ['{"name": ["too long"], "slug": ["required"]}', 'name'],
      ['{"username": "required"}', 'name'],
      ['name must be a number', 'name'],
    ],
    (text, key) => {
      expect(asksFor(text, key)).toBe(false);
    },
  );
});

describe('required keys', () => {
  test('are none in answers, however many objects have them', () => {
    const people = [1, 2, 3, 4].map((id) => ({ id, name: `Ana ${id}` }));
    const document = convert([item({ url: 'https://x/people', responses: [response(200, people)] })]);
    expect(resolved(document, bodySchema(document, '/people', 'get', '200').items).required).toBeUndefined();
  });

  test('are those a refusal names, in the request and in the success of it', () => {
    const refusal = response(400, { name: ['This field is required.'], note: ['Too long.'] });
    const document = convert([
      item({
        method: 'POST',
        url: 'https://x/sites',
        body: json({ note: 'x', name: 'HQ', active: true }),
        responses: [response(201, { id: 7, note: 'x', name: 'HQ', active: true, url: '/7' }), refusal],
      }),
    ]);
    expect(requestSchema(document, '/sites', 'post').required).toEqual(['name']);
    expect(bodySchema(document, '/sites', 'post', '201').required).toEqual(['name']);
  });

  testRows(
    'are in what people typed',
    [
      ['the first field that is no flag, list or remark', { name: 'a', size: 1, tags: [] }, ['name']],
      ['nothing where the first field is a remark', { description: 'a', name: 'b' }, undefined],
      ['codes as well', { title: 'a', slug: 'b', active: true }, ['title', 'slug']],
    ],
    (_what, body, keys) => {
      const document = convert([item({ method: 'POST', url: 'https://x/a', body: json(body) })]);
      expect(requestSchema(document, '/a', 'post').required).toEqual(keys);
    },
  );

  test('are both fields of a nested object that has two', () => {
    const body = { name: 'a', price: { sum: 3, unit: 'EUR' } };
    const document = convert([item({ method: 'POST', url: 'https://x/a', body: json(body) })]);
    expect(resolved(document, requestSchema(document, '/a', 'post').properties.price).required).toEqual([
      'sum',
      'unit',
    ]);
  });

  testRows(
    'are none',
    [
      ['in a change of parts', 'PATCH', { name: 'a' }, []],
      ['in an update, which shows what is changed', 'PUT', { name: 'a', size: 1 }, []],
      ['in the first field of an object within', 'POST', { card: { number: 'a', name: 'b', year: 3 } }, ['card']],
      ['in two objects of which one is enough', 'POST', { by: { card: { no: 1 }, bank: { no: 'a' } } }, ['by']],
    ],
    (_where, method, body, keys) => {
      const document = convert([item({ method, url: 'https://x/a', body: json(body) })]);
      const schemas = Object.values(document.components.schemas) as Plain[];
      expect(schemas.flatMap((schema) => schema.required ?? [])).toEqual(keys);
    },
  );

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
