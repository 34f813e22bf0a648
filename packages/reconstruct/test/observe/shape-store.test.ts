import { describe, expect, test } from 'vitest';
import { inlineSchema } from '../../src/observe/inline-schema.ts';
import { MAX_DEPTH, ShapeStore } from '../../src/observe/shape-store.ts';

describe('shapes', () => {
  test('gives equal structure the same object', () => {
    const store = new ShapeStore();
    expect(store.ofValue({ a: '<uuid>', b: [1] }, 'response')).toBe(
      store.ofValue({ a: '<uuid>', b: [2, 3] }, 'response'),
    );
  });

  test('keeps what objects lack', () => {
    const store = new ShapeStore();
    const shape = store.merge(store.ofValue({ a: 1, b: 2 }, 'response'), store.ofValue({ a: 1 }, 'response'));
    expect([...(shape.optional ?? [])]).toEqual(['b']);
  });

  test('trusts a placeholder more than a request that contradicts it', () => {
    const store = new ShapeStore();
    const shape = store.merge(store.ofValue('12', 'request'), store.ofValue('<integer>', 'request'));
    expect(inlineSchema(shape)).toEqual({ type: 'integer' });
  });

  test('describes a place with several types by all of them', () => {
    const store = new ShapeStore();
    const shape = store.merge(store.ofValue(null, 'response'), store.ofValue(1.5, 'response'));
    expect(inlineSchema(shape)).toEqual({ type: ['number', 'null'] });
  });

  test('reads objects with data for keys as maps', () => {
    const store = new ShapeStore();
    const shape = store.ofValue({ '2024-01-01': { n: 1 }, '2024-01-02': { n: 2 } }, 'response');
    expect(inlineSchema(shape)).toEqual({
      type: 'object',
      additionalProperties: { type: 'object', properties: { n: { type: 'integer' } } },
    });
  });

  test('stops at a depth nobody means', () => {
    const store = new ShapeStore();
    let value: unknown = 1;
    for (let i = 0; i < MAX_DEPTH * 10; i += 1) {
      value = { a: value };
    }
    store.ofValue(value, 'response');
    expect(store.tooDeep).toBe(true);
  });

  test('keeps __proto__ a key', () => {
    const store = new ShapeStore();
    const schema = inlineSchema(store.ofValue(JSON.parse('{"__proto__": {"x": 1}}'), 'response'));
    expect(Object.keys(schema.properties as object)).toEqual(['__proto__']);
  });
});
