import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { convert, findings } from '../support/convert.ts';

const ok = item({ name: 'Ok', url: 'https://api.example.com/ok' });
const variable = (values: Record<string, string>) => ({
  variable: Object.entries(values).map(([key, value]) => ({ key, value })),
});

describe('requests without a path of their own', () => {
  testRows(
    'are left out where they have and reported',
    [
      ['no url', null],
      ['an empty one', { raw: '' }],
    ],
    (_what, url) => {
      const items = [{ name: 'Draft', request: { method: 'GET', header: [], url } }, ok];
      expect(Object.keys(convert(items).paths)).toEqual(['/ok']);
      expect(findings(items)).toContainEqual(
        expect.objectContaining({ code: 'no-url', item: 'Draft', message: 'The request has no url; it was left out.' }),
      );
    },
  );

  test('have the path of the variable that is their whole address', () => {
    const document = convert(
      [
        item({ name: 'Ping', url: { raw: '{{pingUrl}}', host: ['{{pingUrl}}'] } }),
        item({ name: 'List', url: '{{base}}/users' }),
      ],
      variable({ pingUrl: 'https://other.example.com/health/ping?deep=true', base: 'https://api.example.com' }),
    );
    expect(Object.keys(document.paths)).toEqual(['/health/ping', '/users']);
    expect(document.paths['/health/ping'].get.parameters).toMatchObject([
      { name: 'deep', schema: { type: 'boolean' } },
    ]);
  });

  test('are left out where nobody knows what the variable holds', () => {
    const items = [item({ name: 'Job', url: '{{jobUrl}}' }), ok];
    expect(Object.keys(convert(items).paths)).toEqual(['/ok']);
    expect(findings(items)).toContainEqual(expect.objectContaining({ code: 'no-url', item: 'Job' }));
  });

  testRows(
    'ask for the root of',
    [
      ['a server that other requests have too', ['{{base}}', '{{base}}/users']],
      ['all there is', ['{{endpoint}}']],
      ['a host', ['https://api.example.com', 'https://api.example.com/users']],
      ['a lone slash', ['https://api.example.com/']],
    ],
    (_what, urls) => {
      expect(Object.keys(convert(urls.map((url) => item({ name: url, url }))).paths)).toContain('/');
    },
  );

  test('are read from the address where the lists beside it are empty', () => {
    const url = { raw: 'https://api.example.com/a/b?c=1', host: [], path: [], query: [] };
    const document = convert([item({ url })]);
    expect(document.servers).toEqual([{ url: 'https://api.example.com' }]);
    expect(document.paths['/a/b'].get.parameters).toMatchObject([{ name: 'c', in: 'query' }]);
  });
});

describe('values of variables', () => {
  test('give parameters their type and example', () => {
    const document = convert(
      [item({ url: '{{base}}/users/{{userId}}?limit={{limit}}&trace={{$guid}}&page={{$randomInt}}&sort={{unknown}}' })],
      variable({ base: 'https://x', userId: '42', limit: '25' }),
    );
    expect(document.paths['/users/{userId}'].get.parameters).toEqual([
      { name: 'userId', in: 'path', required: true, schema: { type: 'integer' }, example: 42 },
      { name: 'limit', in: 'query', schema: { type: 'integer' }, example: 25 },
      { name: 'trace', in: 'query', schema: { type: 'string', format: 'uuid' } },
      { name: 'page', in: 'query', schema: { type: 'integer' } },
      { name: 'sort', in: 'query', schema: { type: 'string' } },
    ]);
  });
});

describe('a path parameter without a value', () => {
  const typeOf = (...items: readonly unknown[]) => {
    const document = convert(items);
    const [operation] = Object.values(Object.values(document.paths)[0] as object);
    return operation.parameters[0].schema.type;
  };

  testRows(
    'has the type of',
    [
      [
        'the field of its name in the answer',
        item({ url: 'https://x/pets/{{petId}}', responses: [response(200, { pet_id: 7 })] }),
      ],
      ['the id of the thing', item({ url: 'https://x/pets/{{petId}}', responses: [response(200, { id: 7 })] })],
      [
        'the id inside an envelope',
        item({ url: 'https://x/pets/{{petId}}', responses: [response(200, { pet: { id: 7 } })] }),
      ],
      ['the field it sends', item({ method: 'PUT', url: 'https://x/pets/:id', body: json({ id: 7, name: 'rex' }) })],
    ],
    (_what, one) => {
      expect(typeOf(one)).toBe('integer');
    },
  );

  test('that looks like a number is a text where the answer writes it as one', () => {
    const read = (id: unknown) => item({ url: 'https://x/pets/815', responses: [response(200, { id })] });
    expect(typeOf(read('815'))).toBe('string');
    expect(typeOf(read(815))).toBe('integer');
  });

  test('is a text where the id is another thing', () => {
    expect(typeOf(item({ url: 'https://x/pets/{{owner}}', responses: [response(200, { id: 7 })] }))).toBe('string');
  });
});

test('two requests of one name that ask for different things ask for no list', () => {
  const find = (status: string) => item({ name: 'find', url: `https://x/pets?status=${status}` });
  expect(convert([find('available'), find('sold')]).paths['/pets'].get.parameters[0].schema).toEqual({
    type: 'string',
  });
  const twice = item({ name: 'find', url: 'https://x/pets?status=available&status=sold' });
  expect(convert([twice]).paths['/pets'].get.parameters[0].schema.type).toBe('array');
});
