import { expect, test } from 'vitest';
import { reconstruct } from '../../src/index.ts';
import { collection, item, response } from '../support/collections.ts';
import { convert } from '../support/convert.ts';

const saved = (headers: Record<string, string>): unknown =>
  response(201, { id: 1 }, { header: Object.entries(headers).map(([key, value]) => ({ key, value })) });

test('headers of responses have a type and an example; those of the connection are left out', () => {
  const document = convert([
    item({
      responses: [
        saved({
          'Content-Type': 'application/json',
          Date: 'Tue, 02 Jan 2024 03:04:05 GMT',
          Server: 'nginx',
          'Set-Cookie': 'sid=abc',
          'CF-Ray': '7',
          'Access-Control-Allow-Origin': '*',
          'X-Total-Count': '42',
          Link: '<https://api.example.com/things?page=2>; rel="next"',
          'Content-Location': '/things/7',
          'X-Trace': '{{trace}}',
        }),
        saved({ 'x-total-count': '7', 'X-Deprecated': 'true' }),
      ],
    }),
  ]);
  expect(document.paths['/things/{id}'].get.responses['201'].headers).toEqual({
    'X-Total-Count': { schema: { type: 'integer' }, example: 42 },
    Link: { schema: { type: 'string' }, example: '<https://api.example.com/things?page=2>; rel="next"' },
    'Content-Location': { schema: { type: 'string', format: 'uri-reference' }, example: '/things/7' },
    'X-Trace': { schema: { type: 'string' } },
    'X-Deprecated': { schema: { type: 'boolean' }, example: true },
  });
});

test('without examples, headers have none', () => {
  const { document } = reconstruct(collection([item({ responses: [saved({ ETag: '"abc"' })] })]), { examples: false });
  expect(JSON.stringify(document)).toContain('"headers":{"ETag":{"schema":{"type":"string"}}}');
});
