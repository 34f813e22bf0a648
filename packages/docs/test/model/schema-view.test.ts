import type { Schema } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { viewSchema } from '../../src/model/schema-view.ts';
import { documentWith, petDocument } from '../support/documents.ts';

function view(schema: Schema, schemas: Record<string, Schema> = {}) {
  return viewSchema(documentWith(schema, schemas), schema);
}

describe('viewSchema', () => {
  test('turns null into a flag, as a type and as a member of a union', () => {
    expect(view({ type: ['string', 'null'], enum: ['a', null] })).toMatchObject({
      types: ['string'],
      nullable: true,
      enum: ['a'],
      openEnum: false,
    });
    expect(view({ anyOf: [{ type: 'object', properties: { a: {} } }, { type: 'null' }] })).toMatchObject({
      types: ['object'],
      nullable: true,
      properties: [{ name: 'a' }],
    });
  });

  test('recognizes an open enum, with and without null', () => {
    const open = [{ type: 'string', enum: ['a', 'b'] }, { type: 'string' }];
    expect(view({ anyOf: open, description: 'd' })).toMatchObject({
      enum: ['a', 'b'],
      openEnum: true,
      nullable: false,
      description: 'd',
      types: ['string'],
    });
    expect(view({ anyOf: [...open, { type: 'null' }] })).toMatchObject({ openEnum: true, nullable: true });
  });

  test('keeps real alternatives', () => {
    const result = view({ oneOf: [{ type: 'array', items: { type: 'string' } }, { type: 'object' }] });
    expect(result.variants?.kind).toBe('oneOf');
    expect(result.variants?.options.map(({ types }) => types)).toEqual([['array'], ['object']]);
    expect(result.openEnum).toBe(false);
  });

  test('names components and lets keywords beside the reference win', () => {
    const schemas: Record<string, Schema> = { Id: { type: 'string', format: 'uuid', description: 'inner' } };
    expect(view({ $ref: '#/components/schemas/Id', description: 'outer' }, schemas)).toMatchObject({
      name: 'Id',
      format: 'uuid',
      description: 'outer',
    });
  });

  test('looks through a reference to a nullable reference', () => {
    const schemas: Record<string, Schema> = { Id: { type: 'string', format: 'uuid' } };
    const result = view({ anyOf: [{ $ref: '#/components/schemas/Id' }, { type: 'null' }] }, schemas);
    expect(result).toMatchObject({ name: 'Id', format: 'uuid', nullable: true });
  });

  test('merges allOf: properties and required of all parts', () => {
    const result = view({
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
        { required: ['b'], properties: { b: { type: 'integer' } } },
      ],
      properties: { c: { type: 'boolean' } },
    });
    expect(result.properties.map(({ name, required }) => [name, required])).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  test('stops where a schema contains itself', () => {
    const document = petDocument();
    const result = viewSchema(document, { $ref: '#/components/schemas/Pet' });
    const mother = result.properties.find(({ name }) => name === 'mother')?.schema;
    expect(mother).toMatchObject({ name: 'Pet', recursive: true, properties: [] });
    expect(result.recursive).toBe(false);
  });

  test('fails on a circle of bare references', () => {
    const schemas: Record<string, Schema> = {
      A: { $ref: '#/components/schemas/B' },
      B: { $ref: '#/components/schemas/A' },
    };
    expect(() => view({ $ref: '#/components/schemas/A' }, schemas)).toThrow('leads back to itself');
  });

  test('carries sensitivity, deprecation, access, default and example', () => {
    expect(
      view({ type: 'string', 'x-sensitive': 'personal', deprecated: true, readOnly: true, default: '', examples: [0] }),
    ).toMatchObject({ sensitive: 'personal', deprecated: true, access: 'read-only', default: '', example: 0 });
  });

  test('closed objects and maps', () => {
    expect(view({ type: 'object', additionalProperties: false }).additional).toBe(false);
    expect(view({ additionalProperties: { type: 'integer' } })).toMatchObject({
      types: ['object'],
      additional: { types: ['integer'] },
    });
  });
});
