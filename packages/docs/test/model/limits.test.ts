import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { describeLimits } from '../../src/model/limits.ts';

const LIMITS = [
  [{ minLength: 3, maxLength: 3 }, ['exactly 3 characters']],
  [{ minLength: 1 }, ['at least 1 character']],
  [{ maxItems: 2 }, ['at most 2 items']],
  [{ minLength: 0, maxLength: 5 }, ['at most 5 characters']],
  [{ minProperties: 1 }, ['at least 1 property']],
  [{ minimum: 0, maximum: 10 }, ['0 to 10']],
  [{ minimum: 0 }, ['at least 0']],
  [{ exclusiveMinimum: 0 }, ['more than 0']],
  [{ exclusiveMaximum: 1 }, ['less than 1']],
  [{ multipleOf: 0.01 }, ['a multiple of 0.01']],
  [{ uniqueItems: true }, ['no item twice']],
  [{ pattern: '^a$' }, ['matches `^a$`']],
  [{}, []],
] as const;

test('limits of a schema in words', async () => {
  await checkRows(
    LIMITS,
    ([schema]) => JSON.stringify(schema),
    ([schema, limits]) => expect(describeLimits(schema)).toEqual(limits),
  );
});
