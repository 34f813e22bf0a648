import type { OpenApiDocument } from '@belvo-openapi/spec';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const done = { description: 'Done.' };
const refused = {
  description: 'It cannot be done; `detail` says why and what can.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const answers = (success: string, response: object) => ({
  responses: { [success]: response, 400: refused, 401: refused },
});
const found = (description: string, schema: object) => answers('200', { description, ...json(schema) });
const script = { $ref: '#/components/schemas/Script' };
const state = { $ref: '#/components/schemas/State' };
const delivery = { $ref: '#/components/schemas/Delivery' };
const text = (description: string) => ({ type: 'string', minLength: 1, description });

/** The description of the control API: what a test in any language can ask of a running mock. */
export const controlDocument = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: {
    title: 'Control of a belvo-mock',
    version: '1',
    description: 'Scripts a running mock and looks at what reached it. It listens on this machine alone.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: 'http://127.0.0.1:{port}', variables: { port: { default: '4011' } } }],
  security: [{ token: [] }],
  paths: {
    '/openapi.json': {
      get: {
        operationId: 'describe',
        summary: 'This document',
        security: [],
        responses: { 200: { description: 'The document.', ...json({ type: 'object' }) } },
      },
    },
    '/journal': {
      get: {
        operationId: 'readJournal',
        summary: 'Requests that arrived and their answers, oldest first',
        parameters: [
          {
            name: 'route',
            in: 'query',
            description: 'Only those of an operationId, `PUT /api/links/{id}/` or a path.',
            schema: { type: 'string' },
          },
          {
            name: 'raw',
            in: 'query',
            description: 'With bodies and credentials as they were sent; without, secrets are hidden.',
            schema: { type: 'boolean', default: false },
          },
        ],
        ...found('The entries.', {
          type: 'object',
          required: ['entries'],
          properties: { entries: { type: 'array', items: { $ref: '#/components/schemas/Entry' } } },
        }),
      },
      delete: { operationId: 'clearJournal', summary: 'Forget every entry', ...answers('204', done) },
    },
    '/reset': {
      post: {
        operationId: 'reset',
        summary: 'Back to how the mock was after its start: journal, faults, scenarios and state',
        ...answers('204', done),
      },
    },
    '/faults': {
      get: {
        operationId: 'listFaults',
        summary: 'Scripts that were added here, scenarios included',
        ...found('The scripts.', { type: 'array', items: script }),
      },
      post: {
        operationId: 'addFaults',
        summary: 'Script what goes wrong on a route',
        requestBody: {
          required: true,
          ...json({
            type: 'object',
            required: ['on', 'faults'],
            additionalProperties: false,
            properties: {
              on: text('Route: an operationId, `PUT /api/links/{id}/`, a path, or `*`.'),
              faults: text('One or more faults, such as `rate-limit;retry-after=1, pass`.'),
              afterwards: {
                description: 'After the last fault: the API answers, the last one stays, or all start over.',
                enum: ['pass', 'stay', 'repeat'],
                default: 'pass',
              },
            },
          }),
        },
        ...answers('201', { description: 'Added.', ...json(script) }),
      },
      delete: { operationId: 'removeAllFaults', summary: 'Remove every script', ...answers('204', done) },
    },
    '/faults/{id}': {
      delete: {
        operationId: 'removeFaults',
        summary: 'Remove one script',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }],
        responses: { 204: done, 401: refused, 404: refused },
      },
    },
    '/scenarios': {
      post: {
        operationId: 'playScenario',
        summary: 'Switch scenarios on',
        requestBody: {
          required: true,
          ...json({
            type: 'object',
            required: ['scenario'],
            additionalProperties: false,
            properties: {
              scenario: text('One or more scenarios, such as `mfa-round;rounds=2`.'),
              webhook: { $ref: '#/components/schemas/Target' },
            },
          }),
        },
        ...answers('201', { description: 'One script per scenario.', ...json({ type: 'array', items: script }) }),
      },
    },
    '/state': {
      get: { operationId: 'readState', summary: 'Everything that is stored', ...found('A snapshot.', state) },
      put: {
        operationId: 'replaceState',
        summary: 'Give a snapshot back',
        requestBody: { required: true, ...json(state) },
        ...answers('204', done),
      },
      delete: { operationId: 'resetState', summary: 'Back to the examples and the seed data', ...answers('204', done) },
    },
    '/events': {
      get: {
        operationId: 'listDeliveries',
        summary: 'Events that were sent, oldest first',
        ...found('The deliveries.', { type: 'array', items: delivery }),
      },
      post: {
        operationId: 'sendEvent',
        summary: 'Send an event once and wait for the answer of the endpoint',
        requestBody: {
          required: true,
          ...json({
            type: 'object',
            required: ['event'],
            additionalProperties: false,
            properties: {
              event: text('`TYPE.code`, such as `LINK.invalid_credentials`.'),
              webhook: { $ref: '#/components/schemas/Target' },
              changes: { type: 'object', description: 'Fields of the body in the place of those of the example.' },
            },
          }),
        },
        ...found('How it ended.', delivery),
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'What the mock printed at its start.' } },
    schemas: {
      Problem: {
        type: 'object',
        required: ['title', 'status', 'detail'],
        properties: { title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' } },
      },
      Script: {
        type: 'object',
        required: ['id', 'script', 'played'],
        properties: {
          id: { type: 'integer' },
          script: { type: 'string', description: 'What was asked for.' },
          played: { type: 'integer', description: 'How many requests it has answered.' },
        },
      },
      Target: {
        type: 'object',
        description: 'Where events go. Default: where the mock was told at its start.',
        required: ['url'],
        additionalProperties: false,
        properties: {
          url: { type: 'string', pattern: '^https?://' },
          authorization: { type: 'string', description: 'Value of the `Authorization` header.' },
        },
      },
      State: {
        type: 'object',
        description: 'Lists of things by the path of their collection: `{"/api/links/": [{"id": "…"}]}`.',
        additionalProperties: { type: 'array', items: { type: 'object', required: ['id'] } },
      },
      Entry: {
        type: 'object',
        required: ['id', 'method', 'url', 'outcome'],
        properties: {
          id: { type: 'integer' },
          operationId: { type: ['string', 'null'] },
          method: { type: 'string' },
          url: { type: 'string' },
          headers: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
          body: { description: 'The parsed body; with `raw`, as it was sent.' },
          fault: { type: ['string', 'null'] },
          outcome: { enum: ['open', 'sent', 'reset', 'aborted'] },
          answer: { type: ['object', 'null'] },
        },
      },
      Delivery: {
        type: 'object',
        required: ['event', 'url', 'attempts', 'outcome'],
        properties: {
          event: { type: 'string' },
          url: { type: 'string' },
          body: { type: 'object' },
          attempts: { type: 'array', items: { type: 'object' } },
          outcome: { enum: ['pending', 'delivered', 'failed', 'dropped'] },
        },
      },
    },
  },
} as const satisfies object;

/** The same, as the tools of this repository read documents. */
export const controlSpec = controlDocument as unknown as OpenApiDocument;
