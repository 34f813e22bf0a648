import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { item, response } from '../support/collections.ts';
import { convert, findings } from '../support/convert.ts';

const query = (name: string, text: string, variables: string, description = ''): unknown =>
  item({
    name,
    method: 'POST',
    url: 'https://x/graphql',
    description,
    body: { mode: 'graphql', graphql: { query: text, variables } },
    responses: [response(200, { data: { [name]: 1 } })],
  });

describe('GraphQL', () => {
  const { post } = convert([
    query('List cats', '{ cats { id } }', '', 'All of them.'),
    query('Adopt cat', 'mutation Adopt($id: ID!) { adopt(id: $id) { id } }', '{"id": "7"}', 'Takes a cat home.'),
  ]).paths['/graphql'];

  test('is one operation that names its requests', () => {
    expect(post).toMatchObject({ summary: 'GraphQL', operationId: 'graphql' });
    expect(post.description).toBe(
      'All of them.\n\nRequests of the collection:\n\n- List cats\n- Adopt cat: Takes a cat home.',
    );
  });

  test('is known where a query was written as JSON', () => {
    const raw = (name: string, text: string): unknown =>
      item({ name, method: 'POST', url: 'https://x/graphql', body: { mode: 'raw', raw: text } });
    const document = convert([
      raw('Who am I', '{"query": "{ me { id } }"}'),
      raw('Adopt', '{"operationName": "A", "query": "mutation A {\\n adopt { id } }"}'),
      query('List cats', '{ cats { id } }', ''),
    ]);
    expect(document.paths['/graphql'].post).toMatchObject({ summary: 'GraphQL', operationId: 'graphql' });
    const search = convert([
      item({
        name: 'Find cats',
        method: 'POST',
        url: 'https://x/find',
        body: { mode: 'raw', raw: '{"query": "red"}' },
      }),
      item({
        name: 'Find dogs',
        method: 'POST',
        url: 'https://x/find',
        body: { mode: 'raw', raw: '{"query": "blue"}' },
      }),
    ]);
    expect(search.paths['/find'].post.summary).toBe('Find cats');
  });

  test('keeps queries and variables as examples', () => {
    expect(post.requestBody.content['application/json'].examples).toEqual({
      list_cats: { value: { query: '{ cats { id } }' } },
      adopt_cat: {
        value: { query: 'mutation Adopt($id: ID!) { adopt(id: $id) { id } }', variables: { id: '7' } },
      },
    });
  });
});

const envelope = (body: string): string =>
  `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

describe('SOAP', () => {
  const call = (name: string, body: string): unknown =>
    item({
      name,
      method: 'POST',
      url: 'https://x/Orders.asmx',
      header: [
        { key: 'Content-Type', value: 'text/xml' },
        { key: 'SOAPAction', value: `urn:${name}` },
      ],
      body: { mode: 'raw', raw: envelope(body) },
    });
  const { post } = convert([
    call('GetOrder', '<GetOrder xmlns="urn:orders"><id>7</id></GetOrder>'),
    call(
      'AddOrder',
      '<AddOrder xmlns="urn:orders"><item sku="A1"><price>1.5</price></item><item sku="B2"><price>2</price></item></AddOrder>',
    ),
  ]).paths['/Orders.asmx'];

  test('is one operation that names its calls, with an example of each', () => {
    expect(post.summary).toBe('SOAP');
    expect(post.description).toContain('- GetOrder\n- AddOrder');
    expect(Object.keys(post.requestBody.content['text/xml'].examples)).toEqual(['get_order', 'add_order']);
    expect(post.parameters).toMatchObject([
      { name: 'SOAPAction', in: 'header', schema: { type: 'string', enum: ['urn:GetOrder', 'urn:AddOrder'] } },
    ]);
  });

  test('has a schema of its elements', () => {
    const { schema } = post.requestBody.content['text/xml'];
    expect(schema.xml).toEqual({
      name: 'Envelope',
      prefix: 'soap',
      namespace: 'http://schemas.xmlsoap.org/soap/envelope/',
    });
    const body = schema.properties.Body.properties;
    expect(body.GetOrder).toMatchObject({ properties: { id: { type: 'integer' } }, xml: { namespace: 'urn:orders' } });
    expect(body.AddOrder.properties.item).toEqual({
      type: 'array',
      items: {
        type: 'object',
        properties: { sku: { type: 'string', xml: { attribute: true } }, price: { type: 'number' } },
      },
    });
  });
});

describe('answers that are no JSON', () => {
  const saved = (type: string, body: string): unknown =>
    response(200, body, { header: [{ key: 'Content-Type', value: type }] });
  const contentOf = (type: string, body: string) =>
    convert([item({ responses: [saved(type, body)] })]).paths['/things/{id}'].get.responses['200'].content;

  testRows(
    'keeps its media type and its text',
    [
      ['text/csv', 'a,b\n1,2\n'],
      ['text/event-stream', 'data: {"a": 1}\n\ndata: {"a": 2}\n\n'],
      ['application/x-ndjson', '{"a": 1}\n{"a": 2}\n'],
    ],
    (type, body) => {
      expect(contentOf(type, body)).toMatchObject({
        [type]: { schema: { type: 'string' }, examples: { status_200: { value: body } } },
      });
    },
  );

  testRows('is a file, saved or not', ['image/png', 'application/pdf', 'application/vnd.ms-excel'], (type) => {
    const file = { [type]: { schema: { type: 'string', format: 'binary' } } };
    expect(contentOf(type, '')).toEqual(file);
    expect(contentOf(type, '\ufffdPNG')).toEqual(file);
  });

  test('events are told without a media type', () => {
    const events = response(200, 'event: a\ndata: {"b": 1}\n\ndata: 2\n\n', { header: [] });
    expect(
      Object.keys(convert([item({ responses: [events] })]).paths['/things/{id}'].get.responses['200'].content),
    ).toEqual(['text/event-stream']);
  });

  test('lines of JSON are told without a media type, and are no broken JSON', () => {
    const lines = response(200, '{"a": 1}\n{"a": 2}', { header: [] });
    const items = [item({ responses: [lines] })];
    expect(Object.keys(convert(items).paths['/things/{id}'].get.responses['200'].content)).toEqual([
      'application/x-ndjson',
    ]);
    expect(findings(items).map((finding) => finding.code)).not.toContain('broken-json');
  });
});
