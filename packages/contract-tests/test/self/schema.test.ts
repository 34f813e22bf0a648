import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valuesOf } from '../../src/schema/arbitrary.ts';
import type { Json } from '../../src/schema/json.ts';
import { mutationsOf } from '../../src/schema/mutations.ts';
import { resolverOf, type Schema } from '../../src/schema/schema.ts';
import { validatorOf } from '../../src/schema/validator.ts';
import { tinyDocument } from './tiny-document.ts';

const resolve = resolverOf(tinyDocument);
const validator = validatorOf(tinyDocument);

describe('generated values fit', () => {
  test.each<[what: string, schema: Schema]>([
    ['a reference', { $ref: '#/components/schemas/Thing' }],
    ['a type with null', { type: ['integer', 'null'], minimum: 3, maximum: 4 }],
    [
      'formats',
      {
        type: 'array',
        items: { anyOf: ['uuid', 'date', 'date-time', 'email', 'uri'].map((format) => ({ type: 'string', format })) },
      },
    ],
    ['a pattern with a length', { type: 'string', pattern: '^[A-Z]{2,9}$', minLength: 3, maxLength: 5 }],
    ['limits of a list', { type: 'array', minItems: 2, maxItems: 3, uniqueItems: true, items: { type: 'integer' } }],
    ['a number with limits', { type: 'number', minimum: 0.5, maximum: 0.75 }],
    ['steps', { type: 'integer', multipleOf: 7 }],
    ['allOf', { allOf: [{ $ref: '#/components/schemas/Thing' }], required: ['count'] }],
    ['oneOf', { oneOf: [{ const: 1 }, { type: 'string', maxLength: 2 }] }],
  ])('%s', (_what, schema) => {
    const values = fc.sample(valuesOf(schema, resolve), { numRuns: 200, seed: 1 });
    expect(values.flatMap((value) => validator.problems(schema, value))).toEqual([]);
    expect(new Set(values.map((value) => JSON.stringify(value))).size).toBeGreaterThan(1);
  });
});

test('the validator tells what does not fit', () => {
  const thing = { $ref: '#/components/schemas/Thing' };
  expect(validator.problems(thing, { id: '1' })).toEqual([]);
  expect(validator.problems(thing, { id: 1 })).toEqual(['/id must be string']);
  expect(validator.fits(thing, { id: '1', day: '2026-13-45' })).toBe(false);
});

test('each mutation breaks one thing, of every kind the schema has', () => {
  const value: Json = { id: '1', note: 'x', day: '2026-01-15', count: 2 };
  const mutations = mutationsOf({ $ref: '#/components/schemas/Thing' }, value, resolve, validator);
  expect(mutations.map(({ kind, place }) => `${kind} at ${place.join('.')}`).sort()).toEqual([
    'bad format at day',
    'extra property at not_in_the_specification',
    'missing required at id',
    'out of range at count',
    'out of range at count',
    'too long at id',
    'too short at id',
    'unknown enum value at note',
    'wrong type at ',
    'wrong type at count',
    'wrong type at day',
    'wrong type at id',
    'wrong type at note',
  ]);
  expect(
    mutations.filter((mutation) => validator.fits({ $ref: '#/components/schemas/Thing' }, mutation.value)),
  ).toEqual([]);
});
