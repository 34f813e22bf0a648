import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shape } from '../../src/observe/shape.ts';
import { ShapeStore } from '../../src/observe/shape-store.ts';

/** All that a shape says, written out. */
function written(shape: Shape): unknown {
  const {
    id: _id,
    layout,
    members,
    props: _props,
    items,
    values,
    optional,
    ...rest
  } = shape as Shape & { next?: unknown };
  const { next: _next, ...own } = rest;
  return {
    ...own,
    keys: layout?.keys,
    members: members.map(written),
    items: items && written(items),
    values: values && written(values),
    optional: [...(optional ?? [])].sort(),
  };
}

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>('<string>', '<uuid>', 'text', '2024-01-01', 1, 1.5, null, true),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '1', '2', '__proto__'), tie('any'), { maxKeys: 4 }),
  ),
})).any;

describe('the table of shapes', () => {
  test('gives the same object for equal parts, and only for those', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 12 }), (values) => {
        const store = new ShapeStore();
        const shapes = values.map((one) => store.ofValue(one, 'response'));
        shapes.push(...shapes.slice(1).map((shape, i) => store.merge(shapes[i] as Shape, shape)));
        const texts = shapes.map((shape) => JSON.stringify(written(shape)));
        for (let i = 1; i < shapes.length; i += 1) {
          for (let j = 0; j < i; j += 1) {
            expect(shapes[i] === shapes[j]).toBe(texts[i] === texts[j]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
