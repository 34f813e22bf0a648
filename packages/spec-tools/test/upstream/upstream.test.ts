import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { describe, expect, test } from 'vitest';
import { compareUpstream } from '../../src/upstream/compare-upstream.ts';
import { readCoverages } from '../../src/upstream/records.ts';
import { formatUpstream, reportUpstream } from '../../src/upstream/report.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Ours: closed requests, open enums, 3.1. */
const OURS = documentFrom(`
  paths:
    /api/links/:
      get:
        operationId: links_list
        parameters: [{ name: page, in: query, schema: { type: integer, minimum: 1 } }]
        responses:
          '200': { description: D., content: { application/json: { schema: { $ref: '#/components/schemas/LinkPage' } } } }
          '401': { description: No. }
      post:
        operationId: links_register
        requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/LinkRequest' } } } }
        responses: { '201': { description: D., content: { application/json: { schema: { $ref: '#/components/schemas/Link' } } } } }
    /api/links/{id}/:
      delete: { operationId: links_delete, responses: { '204': { description: Gone. } } }
  components:
    schemas:
      LinkPage: { type: object, properties: { results: { type: array, items: { $ref: '#/components/schemas/Link' } } } }
      Link:
        type: object
        required: [id]
        properties:
          id: { type: string, minLength: 1, readOnly: true }
          status: { anyOf: [{ type: string, enum: [valid, invalid] }, { type: string }] }
          note: { type: [string, 'null'] }
      LinkRequest:
        type: object
        additionalProperties: false
        required: [institution]
        properties: { institution: { type: string, pattern: '^a' }, mode: { type: string, enum: [single, recurrent] } }
`);

/** The same API as the vendor writes it down: 3.0, other names, open requests, closed enums. */
const THEIRS = `
  openapi: 3.0.2
  tags: [{ name: Links }]
  paths:
    /api/links/:
      get:
        operationId: ListLinks
        tags: [Links]
        parameters: [{ name: page, in: query, schema: { type: integer } }]
        responses:
          '200': { description: Ok, content: { application/json: { schema: { $ref: '#/components/schemas/links_page' } } } }
          '401': { description: No }
      post:
        operationId: RegisterLink
        tags: [Links]
        requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/LinkBody' } } } }
        responses: { '201': { description: Ok, content: { application/json: { schema: { $ref: '#/components/schemas/Link' } } } } }
    /api/links/{link_id}/:
      delete: { operationId: DestroyLink, tags: [Links], responses: { '204': { description: Ok } } }
  components:
    schemas:
      links_page: { type: object, properties: { results: { type: array, items: { $ref: '#/components/schemas/Link' } } } }
      EnumStatus: { type: string, enum: [valid, invalid] }
      Link:
        type: object
        properties: { id: { type: string }, status: { $ref: '#/components/schemas/EnumStatus' }, note: { type: string, nullable: true } }
      LinkBody:
        type: object
        required: [institution]
        properties: { institution: { type: string }, mode: { type: string, enum: [single, recurrent] } }
`;

function theirs(from = '', to = ''): OpenApiDocument {
  expect(THEIRS).toContain(from);
  return documentFrom(THEIRS.replace(from, to));
}

test('the same API in another form has no differences', () => {
  expect(compareUpstream(OURS, theirs())).toEqual([]);
});

const ITEM = 'response 200 body results[]';

describe('a change of the vendor is told with its weight and the component to edit', () => {
  test('each kind of change is told', () =>
    checkRows<[what: string, from: string, to: string, expected: readonly string[]]>(
      [
        [
          'a new operation',
          '  components:',
          "    /api/branches/: { get: { operationId: ListBranches, tags: [Branches], responses: { '200': { description: Ok } } } }\n  components:",
          ['minor GET /api/branches/ › request (Branches)'],
        ],
        [
          'an operation that is gone',
          "    /api/links/{link_id}/:\n      delete: { operationId: DestroyLink, tags: [Links], responses: { '204': { description: Ok } } }\n",
          '',
          ['major DELETE /api/links/{id}/ › request (links)'],
        ],
        [
          'a new parameter',
          '[{ name: page, in: query, schema: { type: integer } }]',
          '[{ name: page, in: query, schema: { type: integer } }, { name: omit, in: query, schema: { type: string } }]',
          ['minor GET /api/links/ › request query omit (links)'],
        ],
        [
          'a parameter of another type',
          'schema: { type: integer } }]',
          'schema: { type: string } }]',
          ['major GET /api/links/ › request query page type (links)'],
        ],
        [
          'a new field of an answer',
          'properties: { id: { type: string },',
          'properties: { id: { type: string }, age: { type: integer },',
          [
            `minor GET /api/links/ › ${ITEM}.age (links, Link)`,
            'minor POST /api/links/ › response 201 body age (links, Link)',
          ],
        ],
        [
          'a field of an answer that is gone',
          ', note: { type: string, nullable: true }',
          '',
          [
            `major GET /api/links/ › ${ITEM}.note (links, Link)`,
            'major POST /api/links/ › response 201 body note (links, Link)',
          ],
        ],
        [
          'a new value of an enum',
          'enum: [valid, invalid]',
          'enum: [valid, invalid, lost]',
          [
            `minor GET /api/links/ › ${ITEM}.status enum (links, Link)`,
            'minor POST /api/links/ › response 201 body status enum (links, Link)',
          ],
        ],
        [
          'a value that is gone from a request',
          'enum: [single, recurrent]',
          'enum: [single]',
          ['major POST /api/links/ › request body mode enum (links, LinkRequest)'],
        ],
        [
          'a new field of a request',
          'properties: { institution: { type: string },',
          'properties: { institution: { type: string }, external_id: { type: string },',
          ['minor POST /api/links/ › request body external_id (links, LinkRequest)'],
        ],
        [
          'a field that is required now',
          'required: [institution]',
          'required: [institution, mode]',
          ['major POST /api/links/ › request body mode required (links, LinkRequest)'],
        ],
        [
          'a field that may be null',
          'properties: { id: { type: string },',
          'properties: { id: { type: string, nullable: true },',
          [
            `major GET /api/links/ › ${ITEM}.id nullable (links, Link)`,
            'major POST /api/links/ › response 201 body id nullable (links, Link)',
          ],
        ],
        [
          'a field of another type',
          'note: { type: string, nullable: true }',
          'note: { type: integer, nullable: true }',
          [
            `major GET /api/links/ › ${ITEM}.note type (links, Link)`,
            'major POST /api/links/ › response 201 body note type (links, Link)',
          ],
        ],
        [
          'a new status',
          "'401': { description: No }",
          "'401': { description: No }\n          '429': { description: Slow }",
          ['minor GET /api/links/ › response 429 (links)'],
        ],
        [
          'a status that is gone',
          "\n          '401': { description: No }",
          '',
          ['major GET /api/links/ › response 401 (links)'],
        ],
        [
          'a deprecation',
          'operationId: DestroyLink,',
          'operationId: DestroyLink, deprecated: true,',
          ['minor DELETE /api/links/{link_id}/ › request deprecated (links)'],
        ],
      ],
      ([what]) => what,
      ([, from, to, expected]) => {
        const told = compareUpstream(OURS, theirs(from, to)).map(
          ({ weight, operation, what, resource, component }) =>
            `${weight} ${operation} › ${what} (${[resource, component].filter(Boolean).join(', ')})`,
        );
        expect(told).toEqual(expected);
      },
    ));
});

const NEW_FIELD = [
  'properties: { id: { type: string },',
  'properties: { id: { type: string }, age: { type: integer },',
] as const;
const record = { record: '0001-a.md' };

describe('decision records', () => {
  test('cover an operation, a kind by a pattern, or a schema wherever it is used', () => {
    const changed = theirs(...NEW_FIELD);
    const uncovered = (coverages: Parameters<typeof reportUpstream>[2]) =>
      reportUpstream(OURS, changed, coverages).uncovered.map(({ operation }) => operation);
    expect(uncovered([])).toEqual(['GET /api/links/', 'POST /api/links/']);
    expect(uncovered([{ ...record, operation: 'POST /api/links/', what: 'response 201 body age' }])).toEqual([
      'GET /api/links/',
    ]);
    expect(uncovered([{ ...record, operation: '* /api/links/', what: 'response * body *age' }])).toEqual([]);
    expect(uncovered([{ ...record, schema: 'Link', what: 'response 200 body age' }])).toEqual([]);
    expect(uncovered([{ ...record, schema: 'EnumStatus', what: 'response 200 body aged' }])).toHaveLength(2);
  });

  test('are stale when their deviation is gone', () => {
    const status = { ...record, operation: 'GET /api/links/', what: 'response 429' };
    const field = { ...record, schema: 'Link', what: 'response 200 body age' };
    const many = { ...record, operation: 'GET /api/elsewhere/', what: 'response 429' };
    expect(reportUpstream(OURS, theirs(), [status, field, many]).stale).toEqual([status]);
    expect(reportUpstream(OURS, theirs(), [status, field, many], theirs(...NEW_FIELD)).stale).toEqual([field]);
  });

  test('are read from the heads of accepted records', () => {
    const folder = temporaryFolder({
      '0001-a.md':
        '---\nstatus: accepted\ncovers:\n  - { schema: Link, what: x }\n  - { item: A / B, what: y }\n---\nText.',
      '0002-b.md': '---\nstatus: superseded by 0001\ncovers:\n  - { schema: Link, what: z }\n---\nText.',
      'README.md': 'No record.',
    });
    expect(readCoverages(folder)).toEqual([{ record: '0001-a.md', schema: 'Link', what: 'x' }]);
  });
});

test('the text groups by resource, tells a field once, and names the file to edit', () => {
  const report = reportUpstream(OURS, theirs(...NEW_FIELD), [
    { ...record, operation: 'GET /api/links/', what: 'response 429' },
  ]);
  const files = { component: (name: string) => `spec/schemas/${name}.yaml`, path: (path: string) => path };
  expect(formatUpstream(report, files)).toBe(
    [
      'links',
      '  minor GET /api/links/ › response 200 body results[].age (and 1 more)',
      '        the vendor has a new field',
      '        spec/schemas/Link.yaml',
      '',
      'stale  spec/decisions/0001-a.md: GET /api/links/ › response 429 is no difference any more',
      'Follow the vendor in the files named, or name the difference in a record under spec/decisions/.',
      'Remove the stale entries from `covers` of their records.',
      'upstream: 2 differences uncovered, 0 covered by decision records, 1 stale',
    ].join('\n'),
  );
});
