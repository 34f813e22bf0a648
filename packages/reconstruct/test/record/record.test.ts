import { describe, expect, test } from 'vitest';
import { documentOfFacts, factsOf } from '../../src/compare/facts.ts';
import { keepNames } from '../../src/record/keep-names.ts';
import { ImportRecord } from '../../src/record/record.ts';
import { item, json, response } from '../support/collections.ts';
import { convert } from '../support/convert.ts';

const order = item({
  name: 'Get order',
  url: 'https://x/orders/:id?expand=a b',
  responses: [response(200, { id: 1, lines: [{ sku: 'a' }] }), response(404, { code: 'x' })],
});

describe('the record of an import', () => {
  test('has one fact a line, sorted, and says what the document said', () => {
    const text = ImportRecord.of(convert([order])).text();
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual([...lines].sort());
    expect(lines).toEqual(
      expect.arrayContaining([
        'schema Order .id: integer',
        'schema Order .lines: [#Line]',
        '/orders/{id} get query:expand: string',
        '/orders/{id} get 200 application/json: #Order',
        '/orders/{id} get operationId = "getOrder"',
      ]),
    );
    expect(ImportRecord.parse(text).text()).toBe(text);
    expect(ImportRecord.parse(text).document()).toEqual(documentOfFacts(factsOf(convert([order]))));
  });

  test('holds no example and no long text', () => {
    const secret = item({
      name: 'a',
      description: 'long '.repeat(40),
      responses: [response(200, { note: 'private words' })],
    });
    const text = ImportRecord.of(convert([secret])).text();
    expect(text).not.toContain('private words');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(200);
  });

  test('is merged by git: both sides stay, and what they contradict each other in is unknown', () => {
    const one = ImportRecord.of(convert([order])).text();
    const other = one.replace('Order .id: integer', 'Order .id: string');
    const merged = ImportRecord.parse(`${one}<<<<<<< ours\n${other}`).text();
    expect(merged).not.toContain('Order .id');
    expect(merged.split('\n').length).toBe(one.split('\n').length - 1);
  });

  test('passes over lines it does not understand', () => {
    const lines = 'nonsense\n"broken = 1\na = {\nschema A: [string\nschema A: <b>\nschema ."b: string\n';
    expect(ImportRecord.parse(lines).text()).toBe(ImportRecord.parse('').text());
  });

  test('gives back whatever keys and types there are', () => {
    const keys = [
      'a b',
      'a=b',
      'a:',
      'a: b = c',
      '.',
      '.a',
      '[]',
      '{}',
      'schema',
      'type',
      '"',
      '#',
      'a\nb',
      '',
      'items',
    ];
    const schemas = [
      { type: 'string' },
      { type: ['string', 'null'], format: 'uuid' },
      { type: 'string', format: 'a b' },
      { format: 'uuid' },
      { type: ['string'] },
      { $ref: '#/components/schemas/A.b-c' },
      { $ref: '#/components/schemas/odd name' },
      { type: 'array', items: { type: 'array', items: { type: 'integer', format: 'int32' } } },
      { type: 'array', items: {} },
      { items: { type: 'string' } },
      { type: 'object', additionalProperties: { type: 'string' } },
      { type: 'object', additionalProperties: true },
      { anyOf: [{ type: 'string' }, { type: 'object', properties: { a: { enum: ['x'] } } }] },
      { type: 'string', enum: ['a = b'], required: ['a b'] },
      {},
    ];
    const properties = Object.fromEntries(keys.map((key, index) => [key, schemas[index] ?? {}]));
    const content = Object.fromEntries([
      ...schemas.map((schema, index) => [`application/v${index}+json`, { schema, examples: { 'a b': { value: 1 } } }]),
      ['odd', { schema: { type: 'string' } }],
    ]);
    const operation = {
      summary: 'a: b = c',
      parameters: [{ in: 'query', name: 'a b', required: true, schema: { type: 'string', enum: ['x'] } }],
      requestBody: { required: true, content },
      responses: { 200: { headers: { 'X-A': { schema: { type: 'string' } } }, content }, odd: { description: 'x' } },
    };
    const document = {
      openapi: '3.1.0',
      info: { title: 'a = b', version: '1' },
      paths: { '/a b/{c}': { get: operation }, '/x': {} },
      components: {
        schemas: {
          A: { type: 'object', properties },
          '.a': { type: 'string' },
          'odd name': { type: 'string' },
          type: {},
        },
      },
    };
    const record = ImportRecord.of(document as never);
    const back = ImportRecord.parse(record.text());
    expect(inOrder(back.document())).toEqual(inOrder(record.document()));
    expect(back.text()).toBe(record.text());
  });
});

/** Lists whose order is none: parameters and required keys come back sorted. */
function inOrder(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(inOrder).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return typeof node === 'object' && node !== null
    ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inOrder(value)]))
    : node;
}

describe('names', () => {
  const create = (name: string, url: string, fields: object) =>
    item({ name, method: 'POST', url, body: json(fields), responses: [response(200, { ok: true, [name]: 1 })] });

  test('stay with the place, whatever number they get this time', () => {
    const before = convert([
      create('A', 'https://x/a', { item: { one: 1 } }),
      create('B', 'https://x/b', { item: { two: 2 } }),
    ]);
    const now = convert([
      create('C', 'https://x/c', { item: { three: 3 } }),
      create('B', 'https://x/b', { item: { two: 2 } }),
      create('A', 'https://x/a', { item: { one: 1 } }),
    ]);
    const kept = keepNames(now, ImportRecord.of(before).document()) as typeof now;
    for (const path of ['/a', '/b']) {
      const schema = (document: typeof now) => document.paths[path].post.requestBody.content['application/json'].schema;
      expect(schema(kept)).toEqual(schema(before));
    }
    for (const [name, schema] of Object.entries(before.components.schemas)) {
      expect(kept.components.schemas[name]).toEqual(schema);
    }
  });

  test('of nested requests come from the operation, so that one more request renames nothing', () => {
    const schemas = (...items: unknown[]) => Object.keys(convert(items).components.schemas);
    const otp = create('Send otp', 'https://x/otp', { request: { phone: '+1' } });
    const client = create('Create client', 'https://x/clients', { request: { clientName: 'x' } });
    expect(schemas(otp, client)).toEqual(expect.arrayContaining(schemas(client)));
    expect(schemas(otp, client)).toEqual(expect.arrayContaining(['CreateClientRequestBody', 'SendOtpRequestBody']));
  });
});
