import { listSchemas, type OpenApiDocument } from '@belvo-openapi/spec-model';
import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { describe, expect, test } from 'vitest';
import { findExamples } from './support/find-examples.ts';
import { ownBundle } from './support/own-bundle.ts';
import { reachedSchemas } from './support/reached-schemas.ts';
import { createValidator } from './support/validator.ts';

/** The examples that do not fit, and the schemas that no example exercises. */
function inspect(doc: OpenApiDocument) {
  const examples = findExamples(doc);
  const validate = createValidator(doc);
  const reached = reachedSchemas(doc, examples, validate);
  return {
    count: examples.length,
    misfits: examples.flatMap(({ place, schemaPointer, value }) =>
      validate(schemaPointer, value).map((message) => `${place}: ${message}`),
    ),
    unreached: listSchemas(doc)
      .map(({ name }) => name)
      .filter((name) => !reached.has(name)),
  };
}

describe('the examples of the specification', async () => {
  const { count, misfits, unreached } = inspect(await ownBundle());

  test('are there', () => expect(count).toBeGreaterThan(100));
  test('fit their schemas', () => expect(misfits).toEqual([]));
  test('exercise every schema', () => expect(unreached).toEqual([]));
});

describe('the inspection itself', () => {
  const doc = documentFrom(`
    paths:
      /links/:
        get:
          parameters:
            - { name: day, in: query, schema: { type: string, format: date }, example: 2026-02-30 }
          responses:
            '200':
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/Link' }
                  examples:
                    good: { value: { id: a, owner: { name: Ana } } }
                    bad: { $ref: '#/components/examples/bad' }
    components:
      examples:
        bad: { value: { id: 1 } }
      schemas:
        Link:
          type: object
          properties:
            id: { type: string, examples: [b, 7] }
            owner:
              anyOf: [{ $ref: '#/components/schemas/Person' }, { $ref: '#/components/schemas/Company' }]
            status: { $ref: '#/components/schemas/Status' }
        Person: { type: object, required: [name] }
        Company: { type: object, required: [taxId] }
        Status: { type: string }
  `);

  test('finds what does not fit, wherever the example stands', () => {
    expect(inspect(doc).misfits).toEqual([
      '/paths/~1links~1/get/parameters/0: / must match format "date"',
      '/paths/~1links~1/get/responses/200/content/application~1json example bad: /id must be string',
      '/components/schemas/Link/properties/id: / must be string',
    ]);
  });

  test('finds schemas without an example: unused branches and absent properties', () => {
    expect(inspect(doc).unreached).toEqual(['Company', 'Status']);
  });
});
