import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { streamYaml, toYaml } from '../../src/write/yaml.ts';

const awkward = fc.constantFrom(
  '',
  ' ',
  'null',
  '~',
  'yes',
  'No',
  'true',
  '1',
  '0x1F',
  '1e3',
  '.5',
  '-',
  '- a',
  '#',
  'a #b',
  'a: b',
  ': ',
  '? a',
  '[a]',
  '{a}',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  "it's",
  '"q"',
  'a\nb',
  'a\n',
  '\na',
  'a\n\n',
  ' a\nb',
  'a\n  b\n',
  'a \nb',
  'tab\tin',
  '\tlead',
  'é ✅',
  '\u2028',
  '\u0007',
  '\ufeffx',
  'x'.repeat(300),
  'word '.repeat(60),
  'word '.repeat(60).trim(),
  `two  spaces ${'word '.repeat(40)}end`,
  '2024-01-31',
  '12:30:45',
  '__proto__',
  '=',
  '<<',
  'a\r\nb',
);
const text = fc.oneof(awkward, fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 10 }));
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
})).value;

const options = { version: '1.2', maxAliasCount: 0, logLevel: 'silent' } as const;
const plain = (value: unknown): string => JSON.stringify(value);

describe('YAML', () => {
  test('reads back as what was written', () => {
    fc.assert(
      fc.property(data, (value) => {
        // Negative zero is a number JSON does not know.
        const given: unknown = JSON.parse(JSON.stringify(value));
        expect(plain(parse(toYaml(given), options))).toBe(plain(given));
      }),
      { numRuns: 3000, seed: 21 },
    );
  });

  test('comes in pieces that make the same text', () => {
    const value = { list: Array.from({ length: 20_000 }, (_, index) => ({ index, name: `n${index}` })) };
    const pieces: string[] = [];
    streamYaml(value, (piece) => pieces.push(piece));
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(toYaml(value));
  });

  test('is pleasant to read', () => {
    const value = {
      tags: ['a', 'b'],
      text: 'one\ntwo',
      long: 'word '.repeat(40).trim(),
      items: [{ a: 1, b: { c: null } }, []],
      empty: {},
    };
    expect(toYaml(value)).toMatchInlineSnapshot(`
      "tags: [a, b]
      text: |-
        one
        two
      long: >-
        word word word word word word word word word word word word word word word word word word word word word
        word word word word word word word word word word word word word word word word word word word
      items:
        - a: 1
          b:
            c: null
        - []
      empty: {}
      "
    `);
  });
});
