import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { pathTemplate } from '../../src/observe/template.ts';
import { readUrl } from '../../src/read/url.ts';

const path = (url: unknown, variables: Record<string, string> = {}): string =>
  pathTemplate(readUrl(url), new Map(Object.entries(variables))).path;

describe('url spellings', () => {
  testRows(
    'hold',
    [
      ['a string with :id', 'https://api.example.com/users/:id'],
      ['a string with a variable', 'https://api.example.com/users/{{id}}'],
      ['marks nobody sees', 'https://api.example.com/users\u200b/:id\ufeff'],
      ['a string with braces', 'https://api.example.com/users/{id}'],
      ['a host variable', '{{baseUrl}}/users/:id'],
      ['no host at all', '/users/:id'],
      ['an address inside the path', { host: ['{{base}}'], path: ['https:', '', '{{server}}:9090', 'users', ':id'] }],
      ['segments with blanks', { host: ['x'], path: [' users', ':id '] }],
      ['an object with lists', { host: ['api', 'example', 'com'], path: ['users', ':id'] }],
      ['an object with texts', { host: 'api.example.com', path: '/users/:id' }],
      ['an object with raw alone', { raw: 'https://api.example.com/users/:id?x=1' }],
      ['a word right behind a variable', { host: ['{{baseUrl}}users'], path: [':id'] }],
      ['a brace that is missing', 'https://api.example.com/users/{id'],
      ['path segments as objects', { host: ['x'], path: ['users', { type: 'string', value: ':id' }] }],
    ],
    (_name, url) => {
      expect(path(url)).toBe('/users/{id}');
    },
  );

  test('keeps a trailing slash and invents none', () => {
    expect(path('https://api.example.com/users/')).toBe('/users/');
    expect(path({ host: ['x'], path: ['users', ''] })).toBe('/users/');
    expect(path('https://api.example.com')).toBe('/');
  });

  test('reads the keys of OData', () => {
    expect(path('https://x/odata/Orders(42)/Lines')).toBe('/odata/Orders({id})/Lines');
    expect(path("https://x/odata/People('ann')")).toBe("/odata/People('{id}')");
    expect(path('https://x/odata/Nearest(lat=1)')).toBe('/odata/Nearest(lat=1)');
  });

  test('keeps the format behind an id', () => {
    expect(path('https://x/issues/42.json')).toBe('/issues/{id}.json');
    expect(path('https://x/Accounts/AC0123456789abcdef0123456789abcdef.json')).toBe('/Accounts/{id}.json');
    expect(path('https://x/issues.json')).toBe('/issues.json');
    expect(path('https://x/lib/jquery-3.json')).toBe('/lib/jquery-3.json');
  });

  test('keeps parts of a segment apart', () => {
    expect(path('https://x/{{file}}.{{ext}}')).toBe('/{file}.{ext}');
    expect(path({ host: ['x'], path: ['jobs', ':id:cancel'] })).toBe('/jobs/{id:cancel}');
  });

  test('gives a parameter that comes twice two names', () => {
    expect(path('https://x/:id/parts/:id')).toBe('/{id}/parts/{id2}');
  });

  test('replaces a version by its value, never an id', () => {
    expect(path('https://x/{{version}}/users/{{id}}', { version: 'v2', id: '7' })).toBe('/v2/users/{id}');
  });

  test('reads a query from the text when there is no list', () => {
    const { query } = readUrl('https://x/a?b=1&c=%20d&e');
    expect(query.map((field) => [field.key, field.value])).toEqual([
      ['b', '1'],
      ['c', ' d'],
      ['e', undefined],
    ]);
  });
});
