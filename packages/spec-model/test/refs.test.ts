import { describe, expect, test } from 'vitest';
import { refName, resolveRef } from '../src/index.ts';
import { documentFrom } from '../src/testing/document-from.ts';

const doc = documentFrom(`
  components:
    schemas:
      Uuid: { type: string, description: An identifier. }
      Alias: { $ref: '#/components/schemas/Uuid', description: The same. }
      Loop: { $ref: '#/components/schemas/Loop' }
      a/b~c: { type: number }
      Text: plain
`);

describe('resolveRef', () => {
  test('returns a plain object itself', () => {
    const plain = { type: 'string' };
    expect(resolveRef(doc, plain)).toBe(plain);
  });

  test('follows a chain and lets what stands beside a $ref win', () => {
    expect(resolveRef(doc, { $ref: '#/components/schemas/Alias' })).toEqual({
      type: 'string',
      description: 'The same.',
    });
    expect(resolveRef(doc, { $ref: '#/components/schemas/Alias', description: 'Mine.' })).toEqual({
      type: 'string',
      description: 'Mine.',
    });
  });

  test('understands escaped names', () => {
    expect(resolveRef(doc, { $ref: '#/components/schemas/a~1b~0c' })).toEqual({ type: 'number' });
  });

  test.each([
    ['#/components/schemas/Nowhere', 'the document has no "Nowhere" there'],
    ['#/components/schemas/constructor', 'the document has no "constructor" there'],
    ['#/components/schemas/Loop', 'leads back to itself'],
    ['#/components/schemas/Text', 'does not point to an object'],
    ['schemas/Uuid.yaml', 'Bundle it first'],
  ])('refuses %s', ($ref, message) => {
    expect(() => resolveRef(doc, { $ref })).toThrow(message);
  });
});

test('refName takes the last part of a reference', () => {
  expect(refName({ $ref: '#/components/schemas/Uuid' })).toBe('Uuid');
  expect(refName({ type: 'string' })).toBeUndefined();
  expect(refName(undefined)).toBeUndefined();
});
