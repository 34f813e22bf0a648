import type { OpenApiDocument } from '@belvo-openapi/spec';

const missing = {
  content: { 'application/json': { schema: {}, examples: { missing: { value: [{ code: 'missing' }] } } } },
};
const errors = {
  '400': {
    description: 'Refused.',
    content: { 'application/json': { schema: {}, examples: { refused: { value: [{ code: 'bad_request' }] } } } },
  },
  '401': { description: 'Who are you?' },
  '404': { description: 'Not there.', ...missing },
};
const thing = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' } },
};

/** A document with one of everything that the tests rely on the engine to check. */
export const canaryDocument: OpenApiDocument = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Canary', version: '1.0.0' },
  security: [{ basicAuth: [] }],
  paths: {
    '/things/': {
      post: {
        operationId: 'things_create',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ThingRequest' } } },
        },
        responses: {
          '200': {
            description: 'Created.',
            content: {
              'application/json': {
                schema: thing,
                examples: {
                  first: { value: { name: 'first' } },
                  second: { value: { name: 'second' } },
                  wrong: { value: { name: 1 } },
                },
              },
            },
          },
          '204': { description: 'Nothing.' },
          ...errors,
        },
      },
    },
    '/things/{id}/': {
      get: {
        operationId: 'things_get',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
          { name: 'page', in: 'query', required: true, schema: { type: 'integer' } },
          { name: 'ids', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
          { name: 'X-Canary', in: 'header', required: true, schema: { type: 'string', enum: ['one', 'two'] } },
        ],
        responses: {
          '200': {
            description: 'Found.',
            content: { 'application/json': { schema: thing, examples: { first: { value: { name: 'first' } } } } },
          },
          ...errors,
        },
      },
    },
  },
  components: {
    securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } },
    schemas: {
      Base: { type: 'object', required: ['base'], properties: { base: { type: 'integer', minimum: 1 } } },
      ThingRequest: {
        allOf: [{ $ref: '#/components/schemas/Base' }],
        type: 'object',
        required: ['name', 'kind'],
        unevaluatedProperties: false,
        dependentRequired: { code: ['day'] },
        properties: {
          name: { type: 'string', minLength: 1 },
          kind: { type: 'string', enum: ['a', 'b'] },
          id: { type: 'string', format: 'uuid' },
          day: { type: 'string', format: 'date' },
          code: { type: 'string', pattern: '^[A-Z]+$' },
          list: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'integer' } },
          fixed: { const: 'fixed' },
          nullable: { type: ['string', 'null'] },
          created_at: { type: 'string', readOnly: true },
          open: { type: 'object', properties: { created_at: { type: 'string', readOnly: true } } },
        },
      },
    },
  },
};
