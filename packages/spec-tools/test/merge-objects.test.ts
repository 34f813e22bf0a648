import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Schema } from '@belvo-openapi/spec-model';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mergeObjects } from '../src/bundling/merge-objects.ts';

function merge(...yaml: readonly string[]): Schema {
  return mergeObjects(yaml.map((each) => ({ type: 'object', ...(parse(each) as Schema) })));
}

describe('mergeObjects', () => {
  test('requires what all require and has the properties of all', () => {
    const merged = merge(
      '{ required: [id, name], properties: { id: { type: string }, name: { type: string } } }',
      '{ required: [id], properties: { id: { type: string }, tax_id: { type: string } } }',
    );
    expect(merged.required).toEqual(['id']);
    expect(Object.keys(merged.properties ?? {})).toEqual(['id', 'name', 'tax_id']);
  });

  test('tells the objects apart in its description', () => {
    const merged = merge(
      '{ title: Person, description: A person., required: [name], properties: { type: { const: P }, name: {} } }',
      '{ title: Company, description: A company., properties: { type: { const: C } } }',
    );
    expect(merged.description).toBe(
      'One of:\n\n- Person: A person. (`type` is `P`; always has `name`)\n- Company: A company. (`type` is `C`)',
    );
    expect(merged.properties?.type).toEqual({ enum: ['P', 'C'] });
  });

  test('keeps what all agree on', () =>
    checkRows(
      [
        [
          'limits that all agree on',
          ['{ type: string, minLength: 1 }', '{ type: string, minLength: 1, pattern: a }'],
          { type: 'string', minLength: 1 },
        ],
        ['types of all', ['{ type: string }', "{ type: [integer, 'null'] }"], { type: ['string', 'integer', 'null'] }],
        ['literals unless one is free', ['{ type: string, const: a }', '{ type: string }'], { type: 'string' }],
        [
          'items of all',
          ['{ type: array, items: { type: string } }', '{ type: array, items: { type: integer } }'],
          { type: 'array', items: { type: ['string', 'integer'] } },
        ],
        [
          'no items when one has any',
          ['{ type: array, items: { type: string } }', '{ type: array }'],
          { type: 'array' },
        ],
        [
          'properties inside',
          ['{ type: object, required: [a], properties: { a: { type: string } } }', '{ type: object }'],
          { type: 'object', properties: { a: { type: 'string' } } },
        ],
      ],
      ([a]) => a,
      ([, [one, other], merged]) => {
        expect(merge(`{ properties: { x: ${one} } }`, `{ properties: { x: ${other} } }`).properties?.x).toEqual(merged);
      },
    ));

  test('lists alternatives that cannot be merged', () => {
    const union = '{ anyOf: [{ type: string }, { type: array }] }';
    const { x } = merge(`{ properties: { x: ${union} } }`, '{ properties: { x: { type: integer } } }').properties ?? {};
    expect(x).toEqual({ anyOf: [parse(union), { type: 'integer' }] });
  });

  test('is closed only when all are', () => {
    const closed = '{ additionalProperties: false, properties: { a: {} } }';
    expect(merge(closed, closed).additionalProperties).toBe(false);
    expect(merge(closed, '{ properties: { b: {} } }').additionalProperties).toBeUndefined();
  });
});
