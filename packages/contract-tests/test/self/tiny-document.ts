import type { Json, OpenApiDocument, Schema } from '@belvo-openapi/spec';

const thing = { $ref: '#/components/schemas/Thing' };
const json = (schema: Schema, examples: Record<string, { value: Json }>) => ({
  content: { 'application/json': { schema, examples } },
});

/** Two operations with one of everything the derivation has to deal with. */
export const tinyDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Tiny', version: '1.0.0' },
  security: [{ basicAuth: [] }],
  paths: {
    '/things/': {
      get: {
        operationId: 'things_list',
        'x-retry': 'safe',
        'x-pagination': { style: 'page-number', items: 'results' },
        parameters: [
          {
            name: 'kind__in',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'string' } },
            example: ['a', 'b'],
          },
          { name: 'X-Mode', in: 'header', schema: { type: 'string', enum: ['async'] } },
        ],
        responses: {
          '200': {
            description: 'Listed.',
            ...json({ type: 'array', items: thing }, { page: { value: [{ id: '1' }] } }),
          },
          '202': { description: 'Accepted.' },
          '401': {
            description: 'Who?',
            ...json(
              { type: 'array', items: {} },
              { first: { value: [{ code: 'a' }] }, second: { value: [{ code: 'b' }] } },
            ),
          },
        },
      },
    },
    '/things/{id}/': {
      put: {
        operationId: 'things_update',
        'x-retry': 'unsent',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: 'a b' }],
        requestBody: {
          required: true,
          ...json(thing, { one: { value: { id: '1' } }, two: { value: { id: '2', note: null } } }),
        },
        responses: { '200': { description: 'Updated.', ...json(thing, { thing: { value: { id: '1' } } }) } },
      },
    },
  },
  components: {
    schemas: {
      Thing: {
        type: 'object',
        additionalProperties: false,
        required: ['id'],
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 3, 'x-sensitive': 'personal' },
          note: { type: ['string', 'null'], enum: ['x', null] },
          day: { type: 'string', format: 'date' },
          count: { type: 'integer', minimum: 1, maximum: 5 },
        },
      },
    },
  },
};
