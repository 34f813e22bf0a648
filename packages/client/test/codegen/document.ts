import type { OpenApiDocument } from '@belvo-openapi/spec';

const json = (schema: object) => ({ 'application/json': { schema, examples: { one: { value: {} } } } });
const ok = (schema: object) => ({ description: 'Done.', content: json(schema) });

/** A small API that has nothing of Belvo's but the extensions; `changes` replaces parts of it. */
export function tinyDocument(changes: Record<string, unknown> = {}): OpenApiDocument {
  const doc = {
    openapi: '3.1.0',
    info: { title: 'Tiny', version: '1.0.0' },
    servers: [{ url: 'https://test.example.com/', description: 'Staging, for trying out.' }],
    tags: [{ name: 'Boxes', description: 'Boxes with things.' }],
    'x-error-codes': {
      full: { statuses: [409], retry: 'backoff', remedy: 'Wait until there is room.', waitSeconds: 7 },
      broken: { statuses: [500], retry: 'never', remedy: 'Call us.' },
      lost: { statuses: [404], retry: 'never', remedy: 'Look elsewhere.' },
    },
    'x-retry-policy': { maxRetries: 1, baseSeconds: 1, factor: 1 },
    'x-rate-limit': { requests: 1, seconds: 1, status: 403, contentType: 'text/html' },
    paths: {
      '/boxes/': {
        get: {
          operationId: 'boxes_list',
          tags: ['Boxes'],
          summary: 'List boxes',
          'x-retry': 'safe',
          'x-pagination': { style: 'page-number', items: 'results' },
          parameters: [
            {
              name: 'size__in',
              in: 'query',
              style: 'form',
              explode: false,
              schema: { type: 'array', items: { type: 'string' } },
            },
            { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
            { name: 'owner_document', in: 'query', 'x-sensitive': 'personal', schema: { type: 'string' } },
            { name: 'X-Version', in: 'header', required: true, schema: { type: 'string', enum: ['2'] } },
          ],
          responses: { 200: ok({ $ref: '#/components/schemas/BoxPage' }) },
        },
      },
      '/boxes/{box_id}/delete/': {
        post: {
          operationId: 'boxes_delete',
          tags: ['Boxes'],
          summary: 'Delete box',
          description: 'Careful: */ ends comments.',
          deprecated: true,
          'x-retry': 'keyed',
          parameters: [
            { name: 'box_id', in: 'path', required: true, description: 'The box.', schema: { type: 'string' } },
            { name: 'Tiny-Idempotency-Key', in: 'header', schema: { type: 'string' } },
            { name: 'X-Mode', in: 'header', schema: { const: 'async' } },
          ],
          requestBody: { content: json({ $ref: '#/components/schemas/Key' }) },
          responses: {
            202: ok({ type: 'object', properties: { ticket: { type: 'string' } } }),
            204: { description: 'Gone.' },
            428: {
              description: 'A code is needed.',
              content: json({ type: 'array', items: { type: 'object' } }),
              links: {
                resume: {
                  operationId: 'codes_send',
                  requestBody: { handle: '$response.body#/0/session' },
                },
                elsewhere: { operationId: 'boxes_list', parameters: { tag: '$response.body#/0/tag' } },
              },
            },
          },
        },
      },
      '/codes/': {
        put: {
          operationId: 'codes_send',
          tags: ['Codes'],
          summary: 'Send code',
          'x-retry': 'unsent',
          security: [],
          requestBody: { required: true, content: json({ $ref: '#/components/schemas/CodeRequest' }) },
          responses: { 200: ok({ $ref: '#/components/schemas/Box' }) },
        },
      },
    },
    components: {
      schemas: {
        Box: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { type: 'string' },
            size: { anyOf: [{ type: 'string', enum: ['small', 'large'] }, { type: 'string' }, { type: 'null' }] },
            kind: { anyOf: [{ $ref: '#/components/schemas/Kind' }, { type: 'string' }] },
            weight: { type: 'number', default: 1 },
            pieces: { type: 'integer' },
            owner: { type: 'object', properties: { name: { type: 'string', 'x-sensitive': 'personal' } } },
            label: { type: 'object', properties: { name: { type: 'string' } } },
          },
        },
        BoxPage: {
          type: 'object',
          properties: { results: { type: 'array', items: { $ref: '#/components/schemas/Box' } } },
        },
        Kind: { type: 'string', enum: ['wood', 'paper'] },
        Key: { type: 'object', properties: { keep: { type: 'boolean' } } },
        CodeRequest: {
          type: 'object',
          properties: {
            handle: { type: 'string' },
            code: { type: 'string', 'x-sensitive': 'credential' },
            keep: { type: 'boolean' },
            other: { type: 'boolean' },
          },
        },
      },
    },
    ...changes,
  };
  return doc as unknown as OpenApiDocument;
}

/** The document with one operation changed. */
export function withOperation(path: string, method: string, change: Record<string, unknown>): OpenApiDocument {
  const doc = structuredClone(tinyDocument()) as unknown as { paths: Record<string, Record<string, object>> };
  Object.assign(doc.paths[path]?.[method] ?? {}, change);
  return doc as unknown as OpenApiDocument;
}
