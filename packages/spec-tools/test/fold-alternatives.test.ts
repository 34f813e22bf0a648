import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import type { Schema } from '@belvo-openapi/spec-model';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { foldAlternatives } from '../src/bundling/fold-alternatives.ts';

function fold(yaml: string, sentBy: 'belvo' | 'caller' = 'belvo'): Schema {
  return foldAlternatives(parse(yaml) as Schema, sentBy);
}

describe('open enums', () => {
  test('are folded into a list', () =>
    checkRows(
      [
        [
          '{ anyOf: [{ type: string, enum: [a, b] }, { type: string }] }',
          { type: 'string', 'x-extensible-enum': ['a', 'b'] },
        ],
        ['{ anyOf: [{ type: integer, enum: [1] }, { type: integer }] }', { type: 'integer', 'x-extensible-enum': [1] }],
        [
          "{ anyOf: [{ type: string, enum: [a] }, { type: string }, { type: 'null' }] }",
          { type: ['string', 'null'], 'x-extensible-enum': ['a'] },
        ],
        [
          '{ anyOf: [{ description: Known., type: string, enum: [a] }, { type: string, description: New. }] }',
          { type: 'string', 'x-extensible-enum': ['a'] },
        ],
      ],
      ([yaml]) => yaml,
      ([yaml, folded]) => expect(fold(yaml)).toEqual(folded),
    ));

  test('stay where they are something else', () =>
    checkRows(
      [
        '{ anyOf: [{ type: string, enum: [a] }, { type: number }] }',
        '{ anyOf: [{ type: string, enum: [a] }, { type: string, format: date }] }',
        '{ anyOf: [{ type: string, enum: [a] }, { type: string }, { type: number }] }',
        '{ oneOf: [{ type: string }, { type: array }] }',
      ],
      (yaml) => yaml,
      (yaml) => expect(fold(yaml)).toEqual(parse(yaml)),
    ));
});

describe('null', () => {
  test('becomes one of the types and one of the values, and texts are joined', () => {
    const folded = fold(
      "{ description: Mode., anyOf: [{ type: string, enum: [a], description: Known. }, { type: 'null' }] }",
    );
    expect(folded).toEqual({ type: ['string', 'null'], enum: ['a', null], description: 'Mode.\n\nKnown.' });
  });

  test('beside an object with alternatives of its own, what callers send stays as it is', () => {
    const yaml = "{ oneOf: [{ type: object, required: [a] }, { type: object, required: [b] }, { type: 'null' }] }";
    expect(fold(yaml, 'caller')).toEqual(parse(yaml));
    expect(fold(yaml)).toMatchObject({ type: ['object', 'null'], properties: {} });
  });
});
