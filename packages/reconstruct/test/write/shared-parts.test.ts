import { describe, expect, test } from 'vitest';
import { item, response } from '../support/collections.ts';
import { convert } from '../support/convert.ts';

const error = { code: '<string>', message: '<string>' };
const request = (name: string, path: string) =>
  item({
    name,
    url: { host: ['x'], path: [path], query: [{ key: 'page_size', value: '<integer>', description: 'Rows' }] },
    responses: [response(401, error, { name: 'Unauthorized' }), response(404, error, { name: `No ${name}` })],
  });

describe('shared parts', () => {
  const document = convert([request('One', 'a'), request('Two', 'b')]);

  test('are responses that are the same, word for word', () => {
    expect(document.components.responses).toMatchObject({ Unauthorized: { description: 'Unauthorized' } });
    expect(document.paths['/a'].get.responses['401']).toEqual({ $ref: '#/components/responses/Unauthorized' });
    expect(document.paths['/a'].get.responses['404'].description).toBe('No One');
  });

  test('are parameters that are the same', () => {
    expect(document.paths['/b'].get.parameters).toEqual([{ $ref: '#/components/parameters/PageSize' }]);
    expect(document.components.parameters.PageSize).toMatchObject({ name: 'page_size', schema: { type: 'integer' } });
  });
});
