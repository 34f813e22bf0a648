import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compatible } from '../../src/infer/compatible.ts';
import { Heads } from '../../src/infer/heads.ts';
import type { Shape } from '../../src/observe/shape.ts';
import { ShapeStore } from '../../src/observe/shape-store.ts';

const HIDDEN = { value: '<Error: Too many levels of nesting to fake this schema>' };
const leaf = fc.constantFrom<unknown>('<string>', '<integer>', 'text', 1, null, true, {}, [], HIDDEN);
const thing = fc.oneof(
  fc.record({ a: leaf, b: leaf }),
  fc.record({ b: leaf, a: leaf }),
  fc.record({ c: leaf }),
  fc.record({ a: fc.record({ c: leaf }), b: leaf }),
);
const held = fc.oneof(leaf, thing, fc.array(thing, { maxLength: 2 }), fc.array(leaf, { maxLength: 2 }));
const page = fc.oneof(fc.record({ count: leaf, results: held }), fc.record({ results: held, count: leaf }));

describe('heads', () => {
  test('finds what a search through all of them finds', () => {
    fc.assert(
      fc.property(fc.array(page, { minLength: 2, maxLength: 30 }), (pages) => {
        const store = new ShapeStore();
        const heads = new Heads();
        const all: Shape[] = [];
        for (const value of pages) {
          const shape = store.ofValue(value, 'response');
          const fits = (head: Shape): boolean => compatible(head, shape);
          const wanted = all.find(fits);
          expect(heads.find(shape, fits)).toBe(wanted);
          if (!wanted) {
            heads.add(shape);
            all.push(shape);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('asks only heads with the same keys below', () => {
    const store = new ShapeStore();
    const heads = new Heads();
    for (let i = 0; i < 100; i += 1) {
      heads.add(store.ofValue({ count: '<integer>', results: [{ [`key${i}`]: '<string>' }] }, 'response'));
    }
    const asked: Shape[] = [];
    heads.find(store.ofValue({ count: '<integer>', results: [{ key7: '<uuid>' }] }, 'response'), (head) => {
      asked.push(head);
      return false;
    });
    expect(asked).toHaveLength(1);
  });
});
