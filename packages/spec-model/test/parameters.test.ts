import { expect, test } from 'vitest';
import { listOperations } from '../src/index.ts';
import { documentFrom } from '../src/testing/document-from.ts';

const doc = documentFrom(`
  paths:
    /links/{id}/:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: page, in: query, description: Of the path., schema: { type: integer } }
      get:
        operationId: links_get
        parameters:
          - { name: page, in: query, description: Of the operation., schema: { type: integer } }
          - $ref: '#/components/parameters/IdIn'
          - { name: X-Mode, in: header, deprecated: true, schema: { $ref: '#/components/schemas/Mode' } }
          - { name: filter, in: query, style: pipeDelimited, schema: { type: array } }
  components:
    parameters:
      IdIn: { name: id__in, in: query, style: form, explode: false, example: [a], schema: { type: array } }
    schemas:
      Mode: { type: string, examples: [async], x-sensitive: personal }
`);
const [operation] = listOperations(doc);
const byName = Object.fromEntries((operation?.parameters ?? []).map((parameter) => [parameter.name, parameter]));

test('lists the parameters of the path first, and lets the operation replace them in place', () => {
  expect(operation?.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual([
    'path id',
    'query page',
    'query id__in',
    'header X-Mode',
    'query filter',
  ]);
  expect(byName.page?.description).toBe('Of the operation.');
});

test.each([
  ['id', 'simple', false, true],
  ['page', 'form', true, false],
  ['id__in', 'form', false, false],
  ['X-Mode', 'simple', false, false],
  ['filter', 'pipeDelimited', false, false],
])('writes out the defaults of %s', (name, style, explode, required) => {
  expect(byName[name]).toMatchObject({ style, explode, required });
});

test('finds schema name, example and mark through references', () => {
  expect(byName['X-Mode']).toMatchObject({
    deprecated: true,
    schema: { $ref: '#/components/schemas/Mode' },
    schemaName: 'Mode',
    example: 'async',
    sensitive: 'personal',
  });
  expect(byName.id__in?.example).toEqual(['a']);
  expect(byName.id).not.toHaveProperty('example');
});

test('refuses a parameter that is described by content', () => {
  const unsupported = documentFrom(`
    paths:
      /a/:
        get: { operationId: a_list, parameters: [{ name: q, in: query, content: {} }] }
  `);
  expect(() => listOperations(unsupported)).toThrow('get /a/: parameter "q" has no schema');
});
