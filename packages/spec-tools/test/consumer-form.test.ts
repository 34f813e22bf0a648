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

test('null stands apart from the values of an enumeration, in schemas and not in values', () => {
  const lookalike = { type: ['string', 'null'], enum: ['A', null] };
  const { components } = toConsumerForm({
    ...document,
    components: {
      schemas: {
        Side: {
          type: ['string', 'null'],
          minLength: 1,
          enum: ['A', 'B', null],
          description: 'Which.',
          examples: ['A'],
        },
        Thing: {
          type: 'object',
          default: lookalike,
          properties: { default: lookalike, plain: { type: ['string', 'null'] }, named: { enum: ['A'] } },
        },
      },
    },
  } as typeof document);
  expect(components?.schemas).toEqual({
    Side: {
      minLength: 1,
      description: 'Which.',
      examples: ['A'],
      anyOf: [{ type: 'string', enum: ['A', 'B'] }, { type: 'null' }],
    },
    Thing: {
      type: 'object',
      default: lookalike,
      properties: {
        default: { anyOf: [{ type: 'string', enum: ['A'] }, { type: 'null' }] },
        plain: { type: ['string', 'null'] },
        named: { enum: ['A'] },
      },
    },
  });
});
