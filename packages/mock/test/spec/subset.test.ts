import { listOperations, loadBundle, type OpenApiDocument } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { subset } from '../../src/spec/subset.ts';

const text = { type: 'string' };
const document = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Any', version: '1' },
  security: [{ key: [] }],
  'x-anything': { $ref: '#/components/schemas/Unused' },
  paths: {
    '/a/': { get: { responses: { 200: { $ref: '#/components/responses/A' } } } },
    '/b/': { get: { responses: { 200: { $ref: '#/components/responses/B' } } } },
  },
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'basic' } },
    responses: {
      A: { description: 'A.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } },
      B: { description: 'B.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Unused' } } } },
    },
    schemas: {
      Tree: {
        properties: {
          branches: { items: { $ref: '#/components/schemas/Tree' } },
          leaf: { $ref: '#/components/schemas/a~1b%20c/properties/d' },
        },
      },
      'a/b c': { properties: { d: text } },
      Unused: text,
    },
  },
} as unknown as OpenApiDocument;

test('keeps the path, what it uses, through loops and escapes, and nothing else', () => {
  const { paths, components, ...head } = subset(document, ['/a/']);
  expect(Object.keys(paths ?? {})).toEqual(['/a/']);
  expect(Object.keys(components?.schemas ?? {}).sort()).toEqual(['Tree', 'a/b c']);
  expect(Object.keys(components?.responses ?? {})).toEqual(['A']);
  expect(components?.securitySchemes).toEqual(document.components?.securitySchemes);
  expect(Object.keys(head).sort()).toEqual(['info', 'jsonSchemaDialect', 'openapi', 'security']);
});

test('every operation of the specification reads the same from its part alone', () => {
  const bundle = loadBundle();
  const paths = Object.keys(bundle.paths ?? {});
  expect(paths.flatMap((path) => listOperations(subset(bundle, [path])))).toEqual(listOperations(bundle));
});
