import type { OpenApiDocument } from '@belvo-openapi/spec';

const bigThing = { type: 'object', required: ['total'], properties: { total: { type: 'integer' } } };

/** A document small enough to read, for what the real one cannot show. */
export const document: OpenApiDocument = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Small', version: '1' },
  paths: {
    '/things/': {
      post: {
        operationId: 'bigThings_retrieve',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  link: { type: 'string' },
                  password: { type: 'string', 'x-sensitive': 'credential' },
                  owner: { type: 'object', properties: { nickname: { type: 'string', 'x-sensitive': 'personal' } } },
                  range: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
                },
                allOf: [{ properties: { note: { type: 'string', minLength: 2 } } }],
                unevaluatedProperties: false,
              },
            },
          },
        },
        responses: {
          202: {
            description: 'Accepted.',
            content: {
              'application/json': {
                schema: { type: 'object' },
                examples: { accepted: { value: { request_id: 'r1' } } },
              },
            },
          },
          422: { description: 'Wrong.', content: { 'application/json': { schema: { type: 'object' } } } },
        },
      },
    },
    '/things/{id}/': {
      get: {
        operationId: 'bigThings_get',
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'tax_id', in: 'query', schema: { type: 'string' }, 'x-sensitive': 'personal' },
        ],
        responses: {
          200: {
            description: 'One of several shapes.',
            content: {
              'application/json': {
                schema: { oneOf: [bigThing, { type: 'array', items: bigThing }] },
                examples: {
                  one: { value: { total: 1 } },
                  many: { value: [{ total: 2 }] },
                  wrong: { value: { total: 'x' } },
                },
              },
            },
          },
        },
      },
    },
  },
  webhooks: {
    otherThings: event('OTHER_THINGS', 1),
    bigThings: event('BIG_THINGS', 3),
  },
} as unknown as OpenApiDocument;

function event(type: string, total: number) {
  const schema = {
    type: 'object',
    properties: { webhook_type: { const: type }, webhook_code: { const: 'historical_update' } },
  };
  const value = { webhook_id: 'w', webhook_type: type, webhook_code: 'historical_update', data: { total } };
  return { post: { requestBody: { content: { 'application/json': { schema, examples: { first: { value } } } } } } };
}
