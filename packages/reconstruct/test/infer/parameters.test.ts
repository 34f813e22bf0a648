import { describe, expect, test } from 'vitest';
import { item, response } from '../support/collections.ts';
import { convert } from '../support/convert.ts';

const parameters = (query: readonly unknown[], saved?: readonly unknown[]) => {
  const url = { host: ['x'], path: ['a'], query };
  const responses = saved
    ? [response(200, {}, { originalRequest: { method: 'GET', url: { host: ['x'], path: ['a'], query: saved } } })]
    : [];
  return convert([item({ url, responses })]).paths['/a'].get.parameters;
};

describe('parameters', () => {
  test('prefers the placeholder of a saved request to the value of the request', () => {
    expect(parameters([{ key: 'n', value: '5' }], [{ key: 'n', value: '<string>' }])[0].schema).toEqual({
      type: 'string',
    });
  });

  test('takes types from values where there is nothing better', () => {
    const [page, ratio, on, zip] = parameters([
      { key: 'page', value: '2' },
      { key: 'ratio', value: '0.5' },
      { key: 'on', value: 'true' },
      { key: 'zip', value: '01234' },
    ]);
    expect([page, ratio, on, zip].map((one) => one.schema.type)).toEqual(['integer', 'number', 'boolean', 'string']);
  });

  test('takes types from what an exporter says where there is no value', () => {
    const [limit, size] = parameters([
      { key: 'limit', value: '', type: 'Integer' },
      { key: 'size', value: 'M', type: 'text' },
    ]);
    expect([limit, size].map((one) => one.schema.type)).toEqual(['integer', 'string']);
  });

  test('leaves out of the query what the path has', () => {
    const url = { host: ['x'], path: ['a', '{id}'], query: [{ key: '{id}', value: '' }, { key: 'n' }] };
    const { parameters: own } = convert([item({ url })]).paths['/a/{id}'].get;
    expect(own.map((one: { name: string }) => one.name)).toEqual(['id', 'n']);
  });

  test('recognizes lists by commas, pipes and repetition', () => {
    const [comma, pipe, twice] = parameters([
      { key: 'a', value: '<string>,<string>' },
      { key: 'b', value: '<integer>|<integer>' },
      { key: 'c', value: 'x' },
      { key: 'c', value: 'y' },
    ]);
    expect(comma).toMatchObject({ explode: false, schema: { type: 'array', items: { type: 'string' } } });
    expect(pipe).toMatchObject({ style: 'pipeDelimited', schema: { items: { type: 'integer' } } });
    expect(twice.schema.type).toBe('array');
    expect(twice.explode).toBeUndefined();
  });

  test('reads the notes Postman puts into descriptions', () => {
    const [one] = parameters([
      { key: 's', value: '<string>', description: '(Required) State (This can only be one of on,off)' },
    ]);
    expect(one).toMatchObject({ required: true, description: 'State', schema: { enum: ['on', 'off'] } });
  });

  test('keeps disabled parameters as optional ones', () => {
    expect(parameters([{ key: 'd', value: 'x', disabled: true }])[0].required).toBeUndefined();
  });
});
