import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { documentFrom } from '@belvo-openapi/spec-model/testing';

/** A document with one of everything whose change has a weight. */
const BASE = `
servers: [{ url: https://sandbox.example.com }, { url: https://api.example.com }]
security: [{ basic: [] }]
tags: [{ name: Things, description: About things. }]
x-rate-limit: { requests: 80, seconds: 30, scope: ip }
x-retry-policy: { maxRetries: 3, baseSeconds: 3, factor: 2 }
x-error-codes:
  not_found: { statuses: [404], retry: never, remedy: Correct it. }
  busy: { statuses: [400, 429], retry: backoff, remedy: Wait., waitSeconds: 3 }
paths:
  /things/:
    get:
      operationId: things_list
      tags: [Things]
      description: Lists things.
      x-retry: safe
      x-pagination: { style: page-number, items: results }
      x-rate-limit: { requests: 5, seconds: 60, scope: account }
      x-source: { documents: [reference], confidence: high }
      parameters:
        - { name: page, in: query, schema: { type: integer, minimum: 1, default: 1 } }
        - { name: kind, in: query, schema: { type: string, enum: [a, b] } }
        - { name: ids, in: query, explode: false, schema: { type: array, items: { type: string }, maxItems: 10 } }
        - { name: owner, in: query, required: true, schema: { type: string, x-sensitive: personal } }
        - { name: X-Mode, in: header, schema: { type: string } }
      responses:
        '200':
          description: A page.
          headers:
            X-Request: { required: true, schema: { type: string } }
            X-Hint: { schema: { type: string } }
          content: { application/json: { schema: { $ref: '#/components/schemas/ThingPage' } } }
        '404': { description: None., content: { application/json: { schema: { $ref: '#/components/schemas/Failure' } } } }
    post:
      operationId: things_register
      tags: [Things]
      x-retry: unsent
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/ThingRequest' } } }
      responses:
        '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        '428':
          description: One more factor.
          content: { application/json: { schema: { $ref: '#/components/schemas/Failure' } } }
          links: { resume: { operationId: things_resume, parameters: { session: $response.body#/session } } }
    patch:
      operationId: things_resume
      deprecated: true
      tags: [Things]
      x-retry: keyed
      security: [{ basic: [] }, { token: [] }]
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ResumeRequest' } } } }
      responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } } }
  /status/:
    get:
      operationId: status_get
      tags: [Things]
      x-retry: safe
      security: []
      responses: { '204': { description: Well. } }
webhooks:
  thing_made:
    post:
      operationId: thing_made
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/ThingEvent' } } } }
      responses: { '200': { description: Taken. } }
components:
  securitySchemes: { basic: { type: http, scheme: basic } }
  schemas:
    ThingPage:
      type: object
      required: [results]
      properties:
        count: { type: integer, minimum: 0 }
        results: { type: array, items: { $ref: '#/components/schemas/Thing' } }
    Thing:
      type: object
      description: A thing.
      required: [id, name]
      properties:
        id: { type: string, format: uuid }
        name: { type: string, maxLength: 10, pattern: '^a' }
        note: { type: [string, 'null'], description: A note. }
        status: { anyOf: [{ type: string, enum: [valid, invalid] }, { type: string }] }
        level: { type: string, enum: [low, high] }
        amount: { type: number, minimum: 0 }
        count: { type: integer }
        made_at: { type: string, format: date-time }
        secret: { type: string, x-sensitive: credential }
        cpf: { type: string, x-sensitive: personal }
        old: { type: string, deprecated: true, readOnly: true }
        detail: { oneOf: [{ $ref: '#/components/schemas/Round' }, { $ref: '#/components/schemas/Square' }] }
        labels: { type: object, additionalProperties: { type: string } }
    Round: { type: object, properties: { form: { const: round }, radius: { type: number } } }
    Square: { type: object, properties: { form: { const: square }, side: { type: number } } }
    ThingRequest:
      type: object
      additionalProperties: false
      required: [name]
      properties:
        name: { type: string, minLength: 2, maxLength: 10, pattern: '^a' }
        kind: { type: string, enum: [a, b] }
        free: { type: string, not: { const: x } }
        note: { type: [string, 'null'], default: none }
        count: { type: integer, minimum: 1, maximum: 9, multipleOf: 3 }
        amount: { type: number }
        day: { type: string, format: date, writeOnly: true }
        tags: { type: array, minItems: 1, uniqueItems: true, items: { type: string } }
        password: { type: string, x-sensitive: credential }
        shape: { oneOf: [{ $ref: '#/components/schemas/Round' }, { $ref: '#/components/schemas/Square' }] }
        nested: { type: object, properties: { deep: { type: string } } }
    ResumeRequest: { type: object, additionalProperties: false, required: [token], properties: { token: { type: string } } }
    ThingEvent:
      type: object
      required: [code]
      properties: { code: { const: thing_made }, thing: { type: string } }
    Failure: { type: array, items: { type: object, properties: { code: { type: string } } } }
`;

/** A fresh copy of the base document; everything in it may be changed. */
export function baseDocument(): OpenApiDocument {
  return documentFrom(BASE);
}

type Node = Record<string, unknown>;

/** Edits of the base document, as `kinds.yaml` writes them: `path: value`. */
export type Edits = Readonly<Record<string, unknown>>;

/** What the paths of edits begin with. */
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  doc: [],
  list: ['paths', '/things/', 'get'],
  register: ['paths', '/things/', 'post'],
  resume: ['paths', '/things/', 'patch'],
  status: ['paths', '/status/'],
  schemas: ['components', 'schemas'],
  sent: ['components', 'schemas', 'ThingRequest', 'properties'],
  got: ['components', 'schemas', 'Thing', 'properties'],
};

function edit(doc: Node, path: string, value: unknown): void {
  const [beginning = '', ...rest] = path.split('.');
  const keys = [...(BEGINNINGS[beginning] ?? []), ...rest];
  const last = keys.pop() ?? '';
  let node = doc;
  for (const key of keys) {
    node[key] ??= {};
    node = node[key] as Node;
  }
  if (Array.isArray(node)) {
    const removed = value === '(gone)' ? 1 : 0;
    node.splice(last === '+' ? node.length : Number(last), removed, ...(removed ? [] : [value]));
  } else if (value === '(gone)') {
    delete node[last];
  } else {
    node[last] = value;
  }
}

/** A changed copy of the base document. */
export function changedDocument(edits: Edits): OpenApiDocument {
  const doc = baseDocument();
  for (const [path, value] of Object.entries(structuredClone(edits))) {
    edit(doc as unknown as Node, path, value);
  }
  return doc;
}
