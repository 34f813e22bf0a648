import { describe, expect, test } from 'vitest';
import { findSensitive, listOperations } from '../src/index.ts';
import { documentFrom } from '../src/testing/document-from.ts';

describe('findSensitive', () => {
  test('finds marks through references, arrays, maps and combinations', () => {
    const doc = documentFrom(`
      components:
        schemas:
          Token: { type: string, x-sensitive: credential }
          Person:
            type: object
            properties:
              name: { type: string, x-sensitive: personal }
              tokens: { type: array, items: { $ref: '#/components/schemas/Token' } }
              by/kind: { type: object, additionalProperties: { type: string, x-sensitive: personal } }
              age: { type: integer }
    `);
    const schema = {
      anyOf: [
        { $ref: '#/components/schemas/Person' },
        { properties: { token: { $ref: '#/components/schemas/Token' } } },
      ],
    };
    expect(findSensitive(doc, schema)).toEqual([
      { path: '/name', level: 'personal' },
      { path: '/tokens/*', level: 'credential' },
      { path: '/by~1kind/*', level: 'personal' },
      { path: '/token', level: 'credential' },
    ]);
  });

  test('takes the stricter mark when branches differ', () => {
    const branch = (level: 'credential' | 'personal') => ({ properties: { id: { 'x-sensitive': level } } });
    const schema = { oneOf: [branch('credential'), branch('personal')] };
    expect(findSensitive(documentFrom('{}'), schema)).toEqual([{ path: '/id', level: 'credential' }]);
  });

  test('ends on a schema that contains itself', () => {
    const doc = documentFrom(`
      components:
        schemas:
          Node:
            properties:
              secret: { x-sensitive: credential }
              next: { $ref: '#/components/schemas/Node' }
    `);
    expect(findSensitive(doc, { $ref: '#/components/schemas/Node' })).toEqual([
      { path: '/secret', level: 'credential' },
    ]);
  });
});

test('an operation lists the marks of parameters, request body and responses', () => {
  const doc = documentFrom(`
    paths:
      /links/:
        post:
          operationId: links_register
          parameters: [{ name: document, in: query, x-sensitive: personal, schema: { type: string } }]
          requestBody:
            content:
              application/json: { schema: { properties: { password: { x-sensitive: credential } } } }
          responses:
            '201':
              description: Made.
              content:
                application/json: { schema: { items: { properties: { owner: { x-sensitive: personal } } } } }
  `);
  expect(listOperations(doc)[0]?.sensitive).toEqual([
    { in: 'query', path: '/document', level: 'personal' },
    { in: 'requestBody', path: '/password', level: 'credential' },
    { in: 'response', status: '201', path: '/*/owner', level: 'personal' },
  ]);
});
