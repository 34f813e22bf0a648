import { describe, expect, test } from 'vitest';
import { item, response } from '../support/collections.ts';
import { bodySchema, convert, findings, requestSchema } from '../support/convert.ts';

const raw = (text: string) => ({ mode: 'raw', raw: text });
const post = (text: string) => item({ method: 'POST', url: 'https://x/a', body: raw(text) });

describe('gaps in bodies', () => {
  test('have the format their words ask for, and a fitting example', () => {
    const document = convert([post('{"id": "<random UUID>", "mail": "<your email>", "note": "<some text>"}')]);
    expect(requestSchema(document, '/a', 'post').properties).toEqual({
      id: { type: 'string', format: 'uuid' },
      mail: { type: 'string', format: 'email' },
      note: { type: 'string' },
    });
    expect(document.paths['/a'].post.requestBody.content['application/json'].examples.get_thing.value.id).toMatch(
      /^[0-9a-f-]{36}$/,
    );
  });

  test('without quotes have no type, and the report says what stood there', () => {
    const items = [post('{"quote": <quoteId>, "amount": {{amount}}}')];
    expect(requestSchema(convert(items), '/a', 'post').properties).toEqual({ quote: {}, amount: {} });
    const evidence = findings(items).filter(({ code }) => code === 'left-open');
    expect(evidence).toMatchObject([
      { evidence: 'only <quoteId>, to be filled in' },
      { evidence: 'only {{amount}}, to be filled in' },
    ]);
  });

  test('take type and format from what the collection fills them with', () => {
    const variable = Object.entries({ n: '42', price: '1.5', on: 'true', id: '8f14e45f-ceea-467f-a0e6-0a4a1b2c3d4e' });
    const document = convert([post('{"n": {{n}}, "price": {{price}}, "on": {{on}}, "id": "{{id}}", "s": "{{n}}"}')], {
      variable: variable.map(([key, value]) => ({ key, value })),
    });
    expect(requestSchema(document, '/a', 'post').properties).toEqual({
      n: { type: 'integer' },
      price: { type: 'number' },
      on: { type: 'boolean' },
      id: { type: 'string', format: 'uuid' },
      s: { type: 'string' },
    });
  });

  test('take it from what Postman itself makes up', () => {
    const document = convert([post('{"id": "{{$guid}}", "n": {{$randomInt}}, "at": "{{$isoTimestamp}}"}')]);
    expect(requestSchema(document, '/a', 'post').properties).toEqual({
      id: { type: 'string', format: 'uuid' },
      n: { type: 'integer' },
      at: { type: 'string', format: 'date-time' },
    });
  });
});

test('a moment whose offset lacks its colon is a moment, and the example has one', () => {
  const document = convert([post('{"at": "2023-04-15T13:07:37.000+0200"}')]);
  expect(requestSchema(document, '/a', 'post').properties.at).toEqual({ type: 'string', format: 'date-time' });
  const { examples } = document.paths['/a'].post.requestBody.content['application/json'];
  expect(examples.get_thing.value.at).toBe('2023-04-15T13:07:37.000+02:00');
});

test('null alone is no type, and the report says so', () => {
  const items = [item({ responses: [response(200, { id: 1, parent: null, tags: [null] })] })];
  expect(bodySchema(convert(items), '/things/{id}', 'get', '200').properties).toEqual({
    id: { type: 'integer' },
    parent: {},
    tags: { type: 'array', items: {} },
  });
  expect(findings(items).filter(({ code }) => code === 'left-open')).toMatchObject([
    { message: 'Thing.parent has no type.', evidence: 'only empty or null values' },
    { message: 'The elements of Thing.tags have no type.' },
  ]);
});
