import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { describe, expect, test } from 'vitest';
import { SPEC_FOLDER } from '../src/spec-folder.ts';
import { createHolder, type Entry, formOf, readEvidence } from './support/evidence.ts';
import { ownBundle } from './support/own-bundle.ts';

const entries = readEvidence(join(SPEC_FOLDER, 'evidence'));

describe('the evidence', async () => {
  const refusalsOf = createHolder(await ownBundle());

  test('is there, of each kind', () => {
    for (const kind of ['request', 'response', 'event', 'value'] as const) {
      expect(entries.filter((entry) => entry[kind])).not.toEqual([]);
    }
  });

  test('has a known form, and each identifier once', () => {
    const ids = entries.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(entries.flatMap((entry) => formOf(entry).map((wrong) => `${entry.id}: ${wrong}`))).toEqual([]);
  });

  test('names records that exist', () => {
    const records = new Set(readdirSync(join(SPEC_FOLDER, 'decisions')).map((name) => name.slice(0, 4)));
    expect(entries.filter(({ record }) => record !== undefined && !records.has(record)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  test('each entry is accepted, or refused with a record', () =>
    checkRows(
      entries.map((entry) => [entry.id, entry] as const),
      ([id]) => id,
      ([, entry]) => {
        const refusals = refusalsOf(entry);
        if (entry.expect === 'refused') {
          expect(refusals, 'accepted by now: remove "expect: refused"').not.toEqual([]);
        } else {
          expect(refusals, 'change the specification, or refuse it with a record').toEqual([]);
        }
      },
    ));
});

describe('holding an entry against a document', () => {
  const refusalsOf = createHolder(
    documentFrom(`
      paths:
        /links/:
          get:
            operationId: links_list
            parameters: [{ name: page, in: query, required: true, schema: { type: string } }]
            responses: { '200': { $ref: '#/components/responses/Listed' } }
          post:
            operationId: links_register
            requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Link' } } } }
      webhooks:
        link-gone:
          post:
            requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Gone' } } } }
      components:
        responses:
          Listed: { content: { application/json: { schema: { type: array, items: { type: string } } } } }
        schemas:
          Link: { type: object, additionalProperties: false, properties: { day: { type: string } } }
          Gone:
            type: object
            properties: { webhook_type: { const: LINK }, webhook_code: { const: gone }, data: { type: object } }
    `),
  );
  const entry = { id: 'a', source: 's', year: 2026, era: 'today' } satisfies Entry;

  test('an entry is refused for as many reasons as it has', () =>
    checkRows(
      [
        [{ request: 'links_register', body: { day: 'x' } }, 0],
        [{ request: 'links_register', body: { dai: 'x' } }, 1],
        [{ request: 'links_delete' }, 1],
        [{ request: 'links_list', query: { page: '1' } }, 0],
        [{ request: 'links_list', query: { size: '1' }, headers: { 'X-Mode': 'a' } }, 3],
        [{ response: 'links_list 200', body: ['a'] }, 0],
        [{ response: 'links_list 200', body: {} }, 1],
        [{ response: 'links_list 404', body: [] }, 1],
        [{ event: 'LINK gone', body: { webhook_type: 'LINK', webhook_code: 'gone', data: {} } }, 0],
        [{ event: 'LINK gone', body: { webhook_type: 'LINK', webhook_code: 'gone', data: 1 } }, 1],
        [{ event: 'LINK back', body: {} }, 1],
        [{ value: 'Link.day', body: '2026' }, 0],
        [{ value: 'Link.day', body: null }, 1],
        [{ value: 'Link.night', body: null }, 1],
      ],
      ([fact, reasons]) => `${JSON.stringify(fact)} is refused for ${reasons} reasons`,
      ([fact, reasons]) => {
        expect(refusalsOf({ ...entry, ...fact })).toHaveLength(reasons);
      },
    ));

  test('each mistake in the form of an entry is told', () =>
    checkRows(
      [
        [{ era: 'now' }, 'era is neither today nor older'],
        [{ request: 'x', value: 'y' }, 'one of request, response, event, value is needed, and one alone'],
        [{ expect: 'refused' }, 'record is missing'],
        [{ note: 'x' }, 'note is unknown'],
        [{ id: 'A b' }, 'id is not in lower case with hyphens'],
        [{ source: '', year: undefined }, 'source is missing'],
      ],
      ([change]) => JSON.stringify(change),
      ([change, wrong]) => {
        expect(formOf({ ...entry, request: 'links_list', ...change } as Entry)).toContain(wrong);
      },
    ));
});
