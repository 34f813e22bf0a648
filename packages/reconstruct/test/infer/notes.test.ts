import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { item, json, response } from '../support/collections.ts';
import { bodySchema, convert, requestSchema } from '../support/convert.ts';

const TABLE = `Creates an order.

| Name | Type | Required | Description |
|---|---|---|---|
| customer | string | Yes | Who orders |
| address.zip | string | No | ZIP code, max 10 characters |
| note | date | no | |
| limit | int | Yes | Optional limit, default 5 |

Response:

| Field | Description |
|---|---|
| total | Sum of all |`;

const order = item({
  method: 'POST',
  url: 'https://x/orders?limit=',
  description: TABLE,
  body: json({ customer: 'Ana', address: { zip: '1000', city: 'Lima' }, note: null }),
  responses: [response(201, { data: { id: 1, total: 2 } })],
});

describe('fields listed in a description', () => {
  const document = convert([order]);

  test('describe the properties of the body, nested ones too, and say which are required', () => {
    const schema = requestSchema(document, '/orders', 'post');
    expect(schema.required).toEqual(['customer']);
    expect(schema.properties.customer).toEqual({ description: 'Who orders', type: 'string' });
    const address = document.components.schemas[schema.properties.address.$ref.split('/').at(-1)];
    expect(address.properties.zip).toEqual({
      description: 'ZIP code, max 10 characters',
      type: 'string',
      maxLength: 10,
    });
  });

  test('give a type to a place that was only null, which it may stay', () => {
    expect(requestSchema(document, '/orders', 'post').properties.note).toEqual({
      type: ['string', 'null'],
      format: 'date',
    });
  });

  test('describe parameters', () => {
    const [limit] = document.paths['/orders'].post.parameters;
    expect(limit).toMatchObject({ name: 'limit', required: true, schema: { type: 'integer', default: 5 } });
  });

  test('below a heading about the response describe that, inside of an envelope too', () => {
    const schema = bodySchema(document, '/orders', 'post', '201');
    expect(JSON.stringify(document)).toContain('"Sum of all"');
    expect(schema.properties.data).toBeDefined();
  });
});

describe('what is deprecated', () => {
  testRows(
    'hold',
    [
      ['by its name', { name: '(deprecated) Old reports' }],
      ['by its description', { name: 'Old reports', description: 'DEPRECATED: use /new instead.' }],
    ],
    (_how, sketch) => {
      const operation = convert([item({ ...sketch, url: 'https://x/old/reports' })]).paths['/old/reports'].get;
      expect(operation).toMatchObject({ deprecated: true, summary: 'Old reports', operationId: 'getOldReports' });
    },
  );

  test('by its folder', () => {
    const folder = { name: 'Users [deprecated]', item: [item({ url: 'https://x/old' })] };
    expect(convert([folder]).paths['/old'].get.deprecated).toBe(true);
  });

  test('is no operation of which one request is not', () => {
    const both = [item({ name: 'Deprecated: a', url: 'https://x/a' }), item({ name: 'b', url: 'https://x/a' })];
    expect(convert(both).paths['/a'].get.deprecated).toBeUndefined();
  });
});

test('a list that does not hold the value sent was misread', () => {
  const url = { raw: '', host: ['x'], path: ['a'], query: [{ key: 'q', value: 'c', description: 'One of: a, b' }] };
  expect(convert([item({ url })]).paths['/a'].get.parameters[0].schema).toEqual({ type: 'string' });
});
