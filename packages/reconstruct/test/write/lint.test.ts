import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect } from 'vitest';
import { reconstruct, writeDocument } from '../../src/index.ts';
import { collection, item, json, response, seedText } from '../support/collections.ts';

const config = await createConfig({ extends: ['recommended'] });

async function errors(input: unknown, openapi: '3.1' | '3.0'): Promise<string[]> {
  const source = writeDocument(reconstruct(input, { openapi }).document);
  const problems = await lintFromString({ source, absoluteRef: 'openapi.yaml', config });
  return problems.filter(({ severity }) => severity === 'error').map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const url = (parts: object): object => ({ raw: '', host: ['{{host}}'], ...parts });

const COLLECTIONS: Readonly<Record<string, unknown>> = {
  'without anything': collection([]),
  'without auth, server or name': { item: [item({ name: '', url: '/a' })] },
  'with noauth beside bearer': collection([
    item({ auth: { type: 'bearer' } }),
    item({ url: 'https://x/login', auth: { type: 'noauth' } }),
    item({ url: 'https://x/health' }),
  ]),
  'with auth of every kind': collection(
    [
      'basic',
      'bearer',
      'digest',
      'apikey',
      'oauth1',
      'oauth2',
      'hawk',
      'ntlm',
      'awsv4',
      'edgegrid',
      'jwt',
      'asap',
      'other',
    ].map((type) => item({ name: type, url: `https://x/${type}`, auth: { type } })),
  ),
  'with stray slashes, empty segments and odd characters': collection([
    item({ url: 'https://x/a/' }),
    item({ url: 'https://x/a' }),
    item({ url: 'https://x//b//c' }),
    item({ url: 'https://x/d?e=1#f' }),
    item({ url: 'https://x/{g/}h' }),
    item({ url: url({ path: ['i j', 'k?l', '<m>', '{{n}}', ':o'] }) }),
    item({ url: 'https://x/ünï/код' }),
  ]),
  'with one parameter twice, in paths too': collection([
    item({
      url: url({
        path: [':id', 'copies', ':id'],
        query: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
        ],
      }),
    }),
    item({
      header: [
        { key: 'X-A', value: '1' },
        { key: 'x-a', value: '2' },
      ],
    }),
  ]),
  'with a parameter named by every request otherwise': collection(
    ['id', 'userId', 'user_id'].map((name, index) =>
      item({ name, method: ['GET', 'PUT', 'DELETE'][index] ?? 'GET', url: `https://x/users/:${name}` }),
    ),
  ),
  'with enumerations and defaults of every type': collection([
    item({
      url: url({
        path: ['a'],
        query: [
          { key: 'a', value: '1', description: 'One of: 1, 2. Default 1, max 9' },
          { key: 'b', value: 'true', description: 'One of: true, false. Default yes' },
          { key: 'c', value: '1.5', description: 'One of: 1, x' },
          { key: 'd', value: '2024-01-31', description: 'One of: a, b. Default c' },
        ],
      }),
    }),
  ]),
  'with bodies of every mode': collection(
    [
      json({ a: [null, 1, 'x', {}], b: {}, c: [] }),
      { mode: 'raw', raw: '<a b="c"><d>1</d><d/></a>', options: { raw: { language: 'xml' } } },
      { mode: 'raw', raw: '{broken' },
      {
        mode: 'urlencoded',
        urlencoded: [
          { key: 'a[]', value: '1' },
          { key: 'a[]', value: '2' },
        ],
      },
      { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: ['a', 'b'], contentType: 'image/png' }] },
      { mode: 'graphql', graphql: { query: '{ a }' } },
      { mode: 'file', file: {} },
    ].map((body, index) => item({ method: 'POST', url: `https://x/${index}`, body })),
  ),
  'with answers of every kind': collection([
    item({
      responses: [
        response(
          200,
          { a: 1 },
          {
            header: [
              { key: 'X-Odd Header', value: '1' },
              { key: 'Link', value: '<a>; rel="b"' },
            ],
          },
        ),
        response(204, ''),
        response(undefined, 'text', { header: [] }),
        response(999, '{}'),
        response(404, '<html></html>', { header: [{ key: 'Content-Type', value: 'text/html' }] }),
      ],
    }),
  ]),
  'with tests only': collection([
    {
      ...item(),
      event: [{ listen: 'test', script: { exec: 'pm.response.to.be.success; pm.response.to.have.status(404)' } }],
    },
  ]),
  'with names in other scripts and markup': collection([
    item({ name: '创建', url: 'https://x/用户' }),
    item({ name: '<script>alert(1)</script>', url: 'https://x/b' }),
    item({ name: '1', url: 'https://x/c' }),
    { name: 'Папка / 1', item: [{ name: 'Папка', item: [item({ url: 'https://x/d' })] }] },
    { name: 'Б', item: [{ name: 'Папка', item: [item({ url: 'https://x/e' })] }] },
  ]),
  'with servers that are no addresses': collection(
    ['{{a}}:{{b}}', 'http://', '{{a b}}', 'https://{{x}}.{{y}}/{{z}}', 'ws://x', `$${'{h}'}`, ' spaced host '].map(
      (host, index) => item({ name: `r${index}`, url: { raw: '', host: [host], path: [`p${index}`] } }),
    ),
  ),
  "as Postman's generator writes them": seedText,
};

describe('what is written passes the recommended rules', () => {
  testRows('a collection', Object.entries(COLLECTIONS), async (name, input) => {
    for (const openapi of ['3.1', '3.0'] as const) {
      const own = await errors(input, openapi);
      // A slash at the end of most paths is the API's.
      expect(
        name.startsWith('as Postman') ? own.filter((error) => !error.startsWith('no-path-trailing-slash')) : own,
      ).toEqual([]);
    }
  });
});
