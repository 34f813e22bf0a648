import type { OpenApiDocument, Schema } from '@belvo-openapi/spec';
import type { SpecContent } from '../../src/model/content.ts';
import { readSite, type Site } from '../../src/model/site.ts';

export const NO_CONTENT: SpecContent = { decisions: [], workflows: [] };

/** A small document with one list, one item operation and an error model; `over` replaces top-level keys. */
export function petDocument(over: Partial<OpenApiDocument> = {}): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: { title: 'Pet API', version: '2.3.4', summary: 'Pets.' },
    servers: [{ url: 'https://sandbox.example.com', description: 'Sandbox.' }],
    tags: [{ name: 'Pets', description: 'A pet is an animal.' }],
    security: [{ basicAuth: [] }],
    paths: { '/pets/': { get: LIST }, '/pets/{id}/': { put: UPDATE } },
    components: {
      securitySchemes: { basicAuth: { type: 'http', scheme: 'basic' } },
      schemas: {
        Pet: {
          type: 'object',
          description: 'An animal.',
          required: ['name'],
          properties: {
            name: { type: 'string', description: 'What it is called.', examples: ['Rex'] },
            pin: { type: 'string', 'x-sensitive': 'credential', deprecated: true },
            mother: { $ref: '#/components/schemas/Pet' },
          },
        },
        PetError: {
          type: 'object',
          properties: {
            code: { anyOf: [{ type: 'string', enum: ['bitten', 'too_many_pets'] }, { type: 'string' }] },
          },
        },
      },
    },
    'x-error-codes': {
      bitten: { statuses: [400], retry: 'never', remedy: 'Keep away.' },
      too_many_pets: { statuses: [400, 404], retry: 'backoff', waitSeconds: 120, remedy: 'Wait.' },
      unused: { statuses: [500], retry: 'later', remedy: 'Come back.' },
    },
    ...over,
  } as OpenApiDocument;
}

const LIST = {
  operationId: 'pets_list',
  tags: ['Pets'],
  summary: 'List pets',
  description: 'Returns pets. Change one with `pets_update`.',
  'x-retry': 'safe',
  'x-pagination': { style: 'page-number', items: 'results' },
  parameters: [
    { name: 'owner', in: 'query', required: true, schema: { type: 'string' }, example: "O'Neill & sons" },
    { name: 'born_at', in: 'query', schema: { type: 'string', format: 'date' } },
    { name: 'born_at__gte', in: 'query', schema: { type: 'string', format: 'date' } },
    { name: 'kind__in', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
  ],
  responses: {
    200: {
      description: 'A page.',
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { results: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } },
          },
          examples: { one_pet: { summary: 'One pet.', value: { results: [{ name: 'Rex' }] } } },
        },
      },
    },
  },
};

const UPDATE = {
  operationId: 'pets_update',
  tags: ['Pets'],
  summary: 'Update a pet',
  description: 'Changes a pet.',
  'x-retry': 'unsent',
  'x-source': { documents: ['guide-2026'], confidence: 'medium', operationId: 'UpdatePet' },
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' }, example: 'pet-1' },
  ],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Pet' },
        examples: {
          rename: { summary: 'New name.', value: { name: "Rex's" } },
          with_pin: { summary: 'With a PIN.', value: { name: 'Rex', pin: '0000' } },
        },
      },
    },
  },
  responses: {
    200: {
      description: 'The pet.',
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/Pet' },
          examples: { rex: { summary: 'Rex.', value: { name: 'Rex' } } },
        },
      },
    },
    400: {
      description: 'Refused.',
      content: {
        'application/json': {
          schema: { type: 'array', items: { $ref: '#/components/schemas/PetError' } },
          examples: { bitten: { summary: 'Bitten.', value: [{ code: 'bitten' }] } },
        },
      },
    },
    428: {
      description: 'Ask the owner.',
      links: {
        again: {
          operationId: 'pets_update',
          parameters: { id: '$request.path.id' },
          requestBody: { pin: '$response.body#/0/pin' },
        },
      },
    },
  },
};

/** A document whose only operation answers with the given schema. */
export function documentWith(schema: Schema, schemas: Record<string, Schema> = {}): OpenApiDocument {
  const base = petDocument();
  return {
    ...base,
    components: { ...base.components, schemas: { ...base.components?.schemas, ...schemas, Subject: schema } },
  };
}

/** The model of a document without texts beside it. */
export function siteOf(document: OpenApiDocument = petDocument(), content: SpecContent = NO_CONTENT): Site {
  return readSite(document, { content });
}
