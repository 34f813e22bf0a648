import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { describe, expect, test } from 'vitest';
import { inlineSchema } from '../../src/observe/inline-schema.ts';
import { ShapeStore } from '../../src/observe/shape-store.ts';

const schemaOf = (...values: readonly unknown[]) => {
  const store = new ShapeStore();
  return inlineSchema(values.map((value) => store.ofValue(value, 'response')).reduce((a, b) => store.merge(a, b)));
};
const metric = [{ type: 'gauge', help: 'x' }];
const metrics = { go_info: metric, go_threads: metric, up: metric, requests: metric, errors: metric };

describe('keys that are data', () => {
  testRows(
    'are a map',
    [
      ['five things of the same keys', metrics],
      ['settings by their path', { 'log.level': 'a', 'log.format': 'b', 'web.port': 'c', 'web.host': 'd', debug: 'e' }],
      ['amounts by their currency', { EUR: 1.1, USD: 1, JPY: 150 }],
    ],
    (_what, value) => {
      const schema = schemaOf(value);
      expect(schema.properties).toBeUndefined();
      expect(schema.additionalProperties).toBeDefined();
    },
  );

  testRows(
    'are none',
    [
      ['four things', { a: metric, b: metric, c: metric, d: metric }],
      ['things of different keys', { ...metrics, extra: [{ other: 1 }] }],
      ['fields of one type', { name: 'a', city: 'b', street: 'c', country: 'd', phone: 'e', mail: 'f' }],
      [
        'days',
        Object.fromEntries(
          ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, { from: 1, to: 2 }]),
        ),
      ],
      ['currencies of a word', { EUR: 'a', USD: 'b', JPY: 'c' }],
    ],
    (_what, value) => {
      expect(schemaOf(value).additionalProperties).toBeUndefined();
    },
  );

  test('an object with one entry is the map that another answer shows', () => {
    for (const order of [
      [{ up: metric }, metrics],
      [metrics, { up: metric }],
    ]) {
      const schema = schemaOf(...order);
      expect(schema.properties).toBeUndefined();
      expect(schema.additionalProperties).toEqual(inlineSchema(new ShapeStore().ofValue(metric, 'response')));
    }
  });
});
