import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { toOpenApi30 } from '../../src/write/openapi30.ts';

describe('OpenAPI 3.0', () => {
  testRows(
    'hold',
    [
      [{ type: ['string', 'null'] }, { type: 'string', nullable: true }],
      [{ type: 'null' }, {}],
      [{ type: ['string', 'integer', 'null'] }, { anyOf: [{ type: 'string', nullable: true }, { type: 'integer' }] }],
      [
        { type: ['string', 'integer'], format: 'uuid' },
        { anyOf: [{ type: 'string', format: 'uuid' }, { type: 'integer' }] },
      ],
      [{ anyOf: [{ $ref: '#/a' }, { type: 'null' }] }, { type: 'object', allOf: [{ $ref: '#/a' }], nullable: true }],
      [
        { $ref: '#/a', readOnly: true },
        { allOf: [{ $ref: '#/a' }], readOnly: true },
      ],
      [
        { properties: { type: { type: ['integer', 'null'] } } },
        { properties: { type: { type: 'integer', nullable: true } } },
      ],
      [
        { properties: { value: { type: ['integer', 'null'] }, example: { type: 'null' } }, example: { type: 'null' } },
        { properties: { value: { type: 'integer', nullable: true }, example: {} }, example: { type: 'null' } },
      ],
    ],
    (schema, expected) => {
      expect(toOpenApi30(schema)).toEqual(expected);
    },
  );

  test('leaves the values of examples alone', () => {
    const examples = { one: { value: { type: ['a', 'null'] } } };
    expect(toOpenApi30({ examples })).toEqual({ examples });
  });
});
