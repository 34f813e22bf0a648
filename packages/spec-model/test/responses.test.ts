import { describe, expect, test } from 'vitest';
import { listOperations } from '../src/index.ts';
import { documentFrom } from '../src/testing/document-from.ts';

const doc = documentFrom(`
  paths:
    /links/:
      post:
        operationId: links_register
        responses:
          '204': { description: Gone. }
          '428':
            $ref: '#/components/responses/TokenRequired'
          '403':
            description: Refused.
            content:
              application/json: { schema: { type: array }, examples: { refused: { value: [] } } }
              text/html: { schema: { type: string } }
  components:
    responses:
      TokenRequired:
        description: A token is asked for.
        headers:
          Retry-After: { description: Seconds., required: true, schema: { type: integer } }
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Challenge' }
            examples: { token: { value: { session: s } } }
        links:
          resume: { $ref: '#/components/links/Resume' }
    links:
      Resume:
        operationId: links_resume
        description: Goes on.
        requestBody: { session: $response.body#/session }
    schemas:
      Challenge: { type: object }
`);
const responses = listOperations(doc)[0]?.responses ?? [];
const byStatus = Object.fromEntries(responses.map((response) => [response.status, response]));

describe('the responses of an operation', () => {
  test('have no media type without a body', () => {
    expect(byStatus['204']).toEqual({
      status: '204',
      description: 'Gone.',
      examples: [],
      content: [],
      headers: [],
      links: [],
    });
  });

  test('carry schema, examples, headers and links of a referenced response', () => {
    expect(byStatus['428']).toMatchObject({
      responseName: 'TokenRequired',
      mediaType: 'application/json',
      schemaName: 'Challenge',
      examples: [{ name: 'token', value: { session: 's' } }],
      headers: [{ name: 'Retry-After', description: 'Seconds.', required: true, schema: { type: 'integer' } }],
      links: [
        {
          name: 'resume',
          operationId: 'links_resume',
          description: 'Goes on.',
          parameters: {},
          requestBody: { session: '$response.body#/session' },
        },
      ],
    });
  });

  test('say when the reference alone lists them', () => {
    const doubtful = documentFrom(`
      paths:
        /a/:
          get: { operationId: a_list, responses: { '200': { description: x }, '428': { description: y, x-confidence: low } } }
    `);
    expect(listOperations(doubtful)[0]?.responses.map(({ confidence }) => confidence)).toEqual([undefined, 'low']);
  });

  test('list further media types, the first one being the main one', () => {
    expect(byStatus['403']).toMatchObject({ mediaType: 'application/json', examples: [{ name: 'refused' }] });
    expect(byStatus['403']?.content.map(({ mediaType }) => mediaType)).toEqual(['application/json', 'text/html']);
  });

  test('refuse a link without operationId', () => {
    const broken = documentFrom(`
      paths:
        /a/:
          get: { operationId: a_list, responses: { '200': { description: x, links: { on: { operationRef: '#' } } } } }
    `);
    expect(() => listOperations(broken)).toThrow('Link "on" has no operationId');
  });
});
