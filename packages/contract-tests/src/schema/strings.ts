import fc from 'fast-check';
import type { SchemaObject } from './schema.ts';

const DAY = 86_400_000;
const EPOCH_2000 = 946_684_800_000;

const instants = fc.integer({ min: 0, max: 40 * 365 * DAY }).map((offset) => new Date(EPOCH_2000 + offset));

/** A generator per `format` keyword. Formats that are not listed do not restrict a string. */
const byFormat: Record<string, fc.Arbitrary<string>> = {
  uuid: fc.uuid({ version: 4 }),
  date: instants.map((instant) => instant.toISOString().slice(0, 10)),
  'date-time': instants.map((instant) => instant.toISOString()),
  time: instants.map((instant) => instant.toISOString().slice(11)),
  email: fc.stringMatching(/^[a-z]{1,12}$/).map((name) => `${name}@example.com`),
  uri: fc.webPath().map((path) => `https://example.com${path.startsWith('/') ? path : `/${path}`}`),
  hostname: fc.constant('example.com'),
  ipv4: fc.ipV4(),
  ipv6: fc.ipV6(),
  byte: fc.base64String(),
};

/** How many strings are drawn from a pattern to find those of the right length. */
const DRAWS = 200;

const pools = new Map<string, readonly string[]>();

/** Strings that fit `format`, `pattern`, `minLength` and `maxLength` of a schema. */
export function stringsOf(schema: SchemaObject): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = minLength + 24 } = schema;
  const fits = (text: string) => {
    const { length } = [...text];
    return length >= minLength && (schema.maxLength === undefined || length <= schema.maxLength);
  };
  const format = schema.format === undefined ? undefined : byFormat[schema.format];
  if (format) {
    return pooled(`format ${schema.format} ${minLength} ${maxLength}`, format, fits, schema);
  }
  if (schema.pattern !== undefined) {
    const matching = fc.stringMatching(new RegExp(schema.pattern, 'u'));
    return pooled(`pattern ${schema.pattern} ${minLength} ${maxLength}`, matching, fits, schema);
  }
  const longest = Math.min(maxLength, minLength + 24);
  return fc.array(fc.constantFrom(...LETTERS), { minLength, maxLength: longest }).map((letters) => letters.join(''));
}

/** Everyday letters, and those that must survive encoding: separators, quotes, escapes, other scripts. */
const LETTERS = [...'abcXYZ019 -_.,;:/?&=+%#"\'\\<>{}[]ãñé日🙂'];

/** Draws first and filters then: a filter on the generator itself would never end on a pattern that rarely fits. */
function pooled(
  key: string,
  source: fc.Arbitrary<string>,
  fits: (text: string) => boolean,
  schema: SchemaObject,
): fc.Arbitrary<string> {
  let pool = pools.get(key);
  if (!pool) {
    const drawn = fc.sample(source, { numRuns: DRAWS, seed: 1 }).filter(fits);
    pool = drawn.length > 0 ? drawn : (schema.examples ?? []).filter((example) => typeof example === 'string');
    pools.set(key, pool);
  }
  if (pool.length === 0) {
    throw new Error(`no string found for ${key}; give the schema an example`);
  }
  return fc.constantFrom(...pool);
}
