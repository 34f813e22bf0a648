import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableCollectionError } from '../../src/index.ts';
import { reconstruct } from '../../src/reconstruct.ts';
import { toYaml } from '../../src/write/yaml.ts';
import { anything, hostileCollection } from './arbitraries.ts';

const CHUNKS = 20;
const RUNS_PER_CHUNK = 500;

describe('10,000 collections with anything wrong in them', () => {
  test.each(Array.from({ length: CHUNKS }, (_, index) => index + 1))('never throw (part %i)', (part) => {
    fc.assert(
      fc.property(hostileCollection, (collection) => {
        const text = JSON.stringify(collection);
        if (!Object.hasOwn(JSON.parse(text) as object, 'item')) {
          // Nothing in it says that it is a collection.
          expect(() => reconstruct(text)).toThrow(UnreadableCollectionError);
          return;
        }
        const { document } = reconstruct(text);
        expect(document.openapi).toBe('3.1.0');
        expect(toYaml(document)).toContain('openapi');
        expect(({} as Record<string, unknown>).x).toBeUndefined();
      }),
      { numRuns: RUNS_PER_CHUNK, seed: part },
    );
  });
});

describe('input that is no collection', () => {
  test('is refused with one kind of error, or converted', () => {
    fc.assert(
      fc.property(anything, (value) => {
        try {
          expect(reconstruct(value).document.paths).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableCollectionError);
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
