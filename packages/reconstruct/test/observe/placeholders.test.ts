import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { Kind } from '../../src/observe/kinds.ts';
import { decodePlaceholder, markerOf } from '../../src/observe/placeholders.ts';

describe('placeholders', () => {
  testRows(
    'hold',
    [
      ['<string>', Kind.String, ''],
      ['<integer>', Kind.Integer, ''],
      ['<long>', Kind.Integer, 'int64'],
      ['<float>', Kind.Number, 'float'],
      ['<boolean>', Kind.Boolean, ''],
      ['<dateTime>', Kind.String, 'date-time'],
      ['<uuid>', Kind.String, 'uuid'],
      ['<json-pointer>', Kind.String, 'json-pointer'],
      ['<datetime>', Kind.String, 'datetime'],
      ['<google-datetime>', Kind.String, 'google-datetime'],
      ['<string,null>', Kind.String | Kind.Null, ''],
      ['(integer)', Kind.Integer, ''],
    ],
    (text, kinds, format) => {
      expect(decodePlaceholder(text)).toEqual({ kinds, format });
    },
  );

  testRows(
    'is a text like any other',
    [
      '<user_id>',
      '<your-token>',
      '<6 digit>',
      '<% body %>',
      '<generated from html>',
      'string',
      '<constructor>',
      '<__proto__>',
      '<>',
    ],
    (text) => {
      expect(decodePlaceholder(text)).toBeUndefined();
    },
  );

  test('recognizes the markers of what a generator left out', () => {
    expect(markerOf({ value: '<Error: Too many levels of nesting to fake this schema>' })).toEqual({ name: '' });
    expect(markerOf({ value: '<Error: Could not resolve allOf schema' })).toEqual({ name: '' });
    expect(markerOf({ value: '<Circular reference to #/components/schemas/Node detected>' })).toEqual({ name: 'Node' });
    expect(markerOf({ value: 'plain' })).toBeUndefined();
    expect(markerOf({ value: '<Error: x', other: 1 })).toBeUndefined();
  });
});
