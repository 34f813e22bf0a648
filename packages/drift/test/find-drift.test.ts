import { describe, expect, test } from 'vitest';
import { formatReport } from '../src/format-report.ts';
import { drift } from './fixture.ts';

const ITEM = 'Pets / Update';

/** The deviations of a report as phrases. */
const phrases = ({ uncovered }: ReturnType<typeof drift>) => uncovered.map(({ what }) => what);

describe('findDrift', () => {
  test('finds nothing when the specification covers the collection', () => {
    expect(drift()).toEqual({ items: 1, responses: 2, uncovered: [], covered: [], stale: [] });
  });

  test('finds an operation that is missing, with the item and the file', () => {
    const { uncovered } = drift((spec) => Object.assign(spec, { paths: {} }));
    expect(uncovered).toEqual([
      {
        item: ITEM,
        what: 'request',
        message: 'the collection calls PUT /pets/{id}/, the specification has no such operation',
        file: 'spec/paths/pets/{id}/',
      },
    ]);
  });

  test('finds a trailing slash that differs, in the request and beside a response', () => {
    const report = drift((_, postman) => {
      const update = postman.item[0]?.item[0];
      update?.request.url.path.pop();
      update?.response[0]?.originalRequest?.url.path.pop();
    });
    expect(phrases(report)).toEqual(['request path', 'response 200 request path']);
  });

  test('finds a parameter that is missing and a sample value that does not fit', () => {
    const report = drift((spec, postman) => {
      spec.paths['/pets/{id}/'].put.parameters.pop();
      const [variable] = postman.item[0]?.item[0]?.request.url.variable ?? [];
      Object.assign(variable ?? {}, { value: 'consequa' });
    });
    expect(phrases(report).sort()).toEqual(['request path-variable id value', 'request query notify']);
  });

  test('finds a field of the request that is missing, and names the schema file', () => {
    const report = drift((spec) => {
      Reflect.deleteProperty(spec.components.schemas.PetUpdate.properties, 'age');
    });
    expect(report.uncovered[0]).toMatchObject({ what: 'request body age', file: 'spec/schemas/PetUpdate.yaml' });
  });

  test('finds a sample value of the body that does not fit, without repeating the value', () => {
    const report = drift((spec) => {
      spec.components.schemas.PetUpdate.properties.name.minLength = 10;
    });
    expect(phrases(report)).toEqual(['request body name value']);
    expect(formatReport(report)).not.toContain('Rex');
  });

  test('finds a status that is missing', () => {
    const report = drift((spec) => {
      Reflect.deleteProperty(spec.paths['/pets/{id}/'].put.responses, '404');
    });
    expect(phrases(report)).toEqual(['response 404']);
  });

  test('finds a response that the collection calls something else', () => {
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
    expect(phrases(report).sort()).toEqual([
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

  test('a decision record covers a deviation of its item, a star every status', () => {
    const shorten = (_: unknown, postman: Parameters<NonNullable<Parameters<typeof drift>[0]>>[1]) => {
      postman.item[0]?.item[0]?.response[0]?.originalRequest?.url.path.pop();
    };
    const decision = { record: '0001-slash.md', item: ITEM, what: 'response * request path' };
    const report = drift(shorten, [decision]);
    expect(report.uncovered).toEqual([]);
    expect(report.covered).toMatchObject([{ what: 'response 200 request path', record: '0001-slash.md' }]);
    expect(drift(shorten, [{ ...decision, item: 'Pets / Delete' }]).uncovered).toHaveLength(1);
  });

  test('a decision record whose deviation is gone is stale', () => {
    const decision = { record: '0001-slash.md', item: ITEM, what: 'request path' };
    expect(drift(undefined, [decision]).stale).toEqual([decision]);
  });
});
