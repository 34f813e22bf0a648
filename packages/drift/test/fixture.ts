import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DriftReport, findDrift } from '../src/find-drift.ts';

const error = {
  type: 'array',
  description: 'Reasons.',
  items: { type: 'object', properties: { code: { type: 'string' }, request_id: { type: 'string' } } },
};

/** A specification of one operation that covers {@link collection} entirely. */
export function specification() {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1.0.0' },
    components: {
      securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } },
      schemas: {
        PetUpdate: {
          type: 'object',
          additionalProperties: false,
          properties: { name: { type: 'string', minLength: 1 }, age: { type: 'integer' } },
        },
        Pet: {
          type: 'object',
          properties: {
            id: { type: 'string', format: 'uuid' },
            born: { type: 'string', format: 'date-time' },
            owner: { anyOf: [{ type: 'object', properties: { email: { type: 'string' } } }, { type: 'null' }] },
          },
        },
      },
    },
    security: [{ basicAuth: [] }],
    paths: {
      '/pets/{id}/': {
        put: {
          operationId: 'pets_update',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
            { name: 'notify', in: 'query', schema: { type: 'boolean' } },
            {
              name: 'fields',
              in: 'query',
              style: 'form',
              explode: false,
              schema: { type: 'array', items: { type: 'string' } },
            },
          ],
          requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/PetUpdate' } } } },
          responses: {
            '200': {
              description: 'Ok.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
            },
            '404': {
              description: 'No such pet.',
              content: { 'application/json': { schema: error, examples: { not_found: { value: [] } } } },
            },
          },
        },
      },
    },
  };
}

const json = [{ key: 'Content-Type', value: 'application/json' }];

/** A collection with one item that {@link specification} covers entirely. */
export function collection() {
  return {
    info: { name: 'Pets', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    auth: { type: 'basic', basic: [] },
    item: [
      {
        name: 'Pets',
        item: [
          {
            name: 'Update',
            request: {
              method: 'PUT',
              header: json,
              body: { mode: 'raw', raw: '{"name": "Rex", "age": 3}' },
              url: {
                raw: '{{baseUrl}}/pets/:id/?notify=true&fields=<string>',
                host: ['{{baseUrl}}'],
                path: ['pets', ':id', ''],
                query: [
                  { key: 'notify', value: 'true' },
                  { key: 'fields', value: '<string>' },
                ],
                variable: [{ key: 'id', value: 'consequa' }],
              },
            },
            response: [
              {
                name: 'OK',
                code: 200,
                header: json,
                originalRequest: {
                  method: 'PUT',
                  url: { host: ['{{baseUrl}}'], path: ['pets', ':id'] },
                },
                body: '{"id": "<uuid>", "born": "<dateTime>", "owner": {"email": "<string>"}}',
              },
              { name: 'Not Found', code: 404, header: json, body: '[{"code": "<string>", "request_id": "<string>"}]' },
            ],
          },
        ],
      },
    ],
  };
}

/** Runs the comparison with both documents as they are after a change, and with a decision record that covers something. */
export function drift(
  change: (spec: ReturnType<typeof specification>, postman: ReturnType<typeof collection>) => void = () => undefined,
  covers: readonly { readonly item: string; readonly what: string }[] = [],
): DriftReport {
  const [spec, postman] = [specification(), collection()];
  change(spec, postman);
  const folder = mkdtempSync(join(tmpdir(), 'drift-'));
  try {
    writeFileSync(join(folder, 'openapi.yaml'), JSON.stringify(spec, null, 2));
    mkdirSync(join(folder, 'decisions'));
    const matter = `status: accepted\ncovers: ${JSON.stringify(covers)}`;
    writeFileSync(join(folder, 'decisions/0001-slash.md'), `---\n${matter}\n---\n\nContext: …\n`);
    return findDrift([JSON.stringify(postman)], folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
