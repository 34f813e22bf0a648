import { describe, expect, test } from 'vitest';
import { formatReport } from '../src/format-report.ts';
import { drift } from './fixture.ts';

const ITEM = 'Pets / Update';

/** The deviations of a report as phrases. */
const phrases = ({ uncovered }: ReturnType<typeof drift>) => uncovered.map(({ what }) => what).sort();

describe('findDrift', () => {
  test('finds nothing when the specification covers the collection: placeholders and filler words are no values', () => {
    expect(drift()).toEqual({ requests: 1, responses: 2, uncovered: [], covered: [], stale: [] });
  });

  test('finds an operation that is missing, with the item and the file', () => {
    const { uncovered } = drift((spec) => Object.assign(spec, { paths: {} }));
    expect(uncovered).toMatchObject([
      { operation: 'PUT /pets/{id}/', what: 'request', items: [ITEM], file: 'openapi.yaml' },
    ]);
  });

  test('finds a trailing slash that differs in the request, and not where Postman drops it beside a response', () => {
    const report = drift((_, postman) => {
      postman.item[0]?.item[0]?.request.url.path.pop();
    });
    expect(phrases(report)).toEqual(['request path']);
  });

  test('finds a parameter that is missing', () => {
    const report = drift((spec) => {
      spec.paths['/pets/{id}/'].put.parameters.pop();
    });
    expect(phrases(report)).toEqual(['request query fields']);
  });

  test('finds a field of the request that is missing, and names the line', () => {
    const report = drift((spec) => {
      Reflect.deleteProperty(spec.components.schemas.PetUpdate.properties, 'age');
    });
    expect(report.uncovered[0]).toMatchObject({ what: 'request body age', file: 'openapi.yaml' });
    expect(report.uncovered[0]?.line).toBeGreaterThan(10);
  });

  test('finds a status that is missing', () => {
    const report = drift((spec) => {
      Reflect.deleteProperty(spec.paths['/pets/{id}/'].put.responses, '404');
    });
    expect(phrases(report)).toEqual(['response 404']);
  });

  test('finds an error that the collection calls something else', () => {
    const report = drift((_, postman) => {
      Object.assign(postman.item[0]?.item[0]?.response[1] ?? {}, { name: 'Too Many Sessions' });
    });
    expect(phrases(report)).toEqual(['response 404 name']);
  });

  test('finds fields, types and formats of saved bodies, also behind anyOf', () => {
    const report = drift((spec) => {
      const { properties } = spec.components.schemas.Pet;
      Object.assign(properties.id, { format: 'email' });
      Object.assign(properties.born, { type: 'integer' });
      Object.assign(properties.owner.anyOf[0] ?? {}, { properties: {} });
    });
    expect(phrases(report)).toEqual([
      'response 200 body born type',
      'response 200 body id format',
      'response 200 body owner.email',
    ]);
  });

  test('finds a body that is an object where the specification says array', () => {
    const report = drift((_, postman) => {
      Object.assign(postman.item[0]?.item[0]?.response[1] ?? {}, { body: '{"code": "<string>"}' });
    });
    expect(phrases(report)).toEqual(['response 404 body type']);
  });

  test('finds a way to sign in that is missing', () => {
    const report = drift((spec) => Object.assign(spec.components, { securitySchemes: {} }));
    expect(phrases(report)).toEqual(['request auth']);
  });

  test('a decision record covers a deviation of its item, a star any text', () => {
    const shorten = (spec: Parameters<NonNullable<Parameters<typeof drift>[0]>>[0]) => {
      Reflect.deleteProperty(spec.components.schemas.Pet.properties, 'born');
    };
    const report = drift(shorten, [{ item: ITEM, what: 'response * body born' }]);
    expect(report.uncovered).toEqual([]);
    expect(report.covered).toMatchObject([{ what: 'response 200 body born', answer: '0001-slash.md' }]);
    expect(drift(shorten, [{ item: 'Pets / Delete', what: 'response * body born' }]).uncovered).toHaveLength(1);
    expect(drift(shorten, [{ item: 'Pets / *', what: 'response 200 body b*' }]).uncovered).toHaveLength(0);
  });

  test('a decision record whose deviation is gone is stale', () => {
    const report = drift(undefined, [{ item: ITEM, what: 'request path' }]);
    expect(report.stale).toMatchObject([{ source: '0001-slash.md', subject: ITEM, what: 'request path' }]);
    expect(formatReport(report)).toContain('0001-slash.md covers a deviation that is not there');
  });
});

test('the report brings together what is alike and ends in a summary', () => {
  const report = drift((spec) => {
    const put = spec.paths['/pets/{id}/'].put;
    put.parameters.splice(1);
    Object.assign(spec.components.schemas.Pet.properties.born, { type: 'integer' });
  });
  const text = formatReport(report);
  expect(text).toContain('PUT /pets/{id}/: request query notify, fields');
  expect(text).toContain('the collection shows string, the specification says integer');
  expect(text).toMatch(
    /drift: 1 request with 2 saved responses, 3 uncovered, 0 covered by decision records, 0 stale\n$/,
  );
});
