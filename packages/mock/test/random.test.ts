import { expect, test } from 'vitest';
import { createRandom } from '../src/random.ts';

test('the same seed gives the same values, another seed others', () => {
  const values = (seed?: string) => {
    const random = createRandom(seed);
    return [random.number(), random.hex(32), random.uuid(), random.number()];
  };
  expect(values('a')).toEqual(values('a'));
  expect(values('a')).not.toEqual(values('b'));
  expect(values()).not.toEqual(values());
});

test('values have their form', () => {
  const random = createRandom('form');
  for (let round = 0; round < 100; round += 1) {
    expect(random.number()).toBeGreaterThanOrEqual(0);
    expect(random.number()).toBeLessThan(1);
    expect(random.hex(32)).toMatch(/^[0-9a-f]{32}$/);
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});
