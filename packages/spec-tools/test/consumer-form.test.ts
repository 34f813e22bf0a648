import { listOperations } from '@belvo-openapi/spec-model';
import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { expect, test } from 'vitest';
import { toConsumerForm } from '../src/bundling/consumer-form.ts';

const document = documentFrom(`
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
paths:
  /things/{id}/:
    summary: A thing.
    parameters:
      - $ref: '#/components/parameters/Id'
    get:
      operationId: things_get
      parameters:
        - { name: fields, in: query, schema: { type: string } }
      responses: {}
    delete:
      operationId: things_delete
      responses: {}
components:
  parameters:
    Id: { name: id, in: path, required: true, schema: { type: string } }
`);

test('the consumers\u2019 form has the parameters of a path in its operations, and no dialect', () => {
  const { jsonSchemaDialect, paths } = toConsumerForm(document);
  expect(jsonSchemaDialect).toBeUndefined();
  expect(paths?.['/things/{id}/']).toEqual({
    summary: 'A thing.',
    get: {
      operationId: 'things_get',
      parameters: [{ $ref: '#/components/parameters/Id' }, { name: 'fields', in: 'query', schema: { type: 'string' } }],
      responses: {},
    },
    delete: { operationId: 'things_delete', parameters: [{ $ref: '#/components/parameters/Id' }], responses: {} },
  });
});

test('it describes the same operations', () => {
  expect(listOperations(toConsumerForm(document))).toEqual(listOperations(document));
});
