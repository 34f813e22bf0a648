import { testRows } from '@belvo-openapi/plumbing/test-rows';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editText, editTextPartly, lineOf } from '../../src/edit/edit-text.ts';
import { EditError, editData, type PlainEdit } from '../../src/edit/plain-edits.ts';
import { toYaml } from '../../src/write/yaml.ts';

const set = (...path: (string | number)[]) => ({ action: 'set', path, value: 'v' }) as const;
const append = { action: 'append', path: ['l'], value: 'v' } as const;
const remove = (...path: (string | number)[]) => ({ action: 'remove', path }) as const;

/** What is edited, the text, the change, and the text after it. */
const CHANGES: readonly [string, string, PlainEdit, string][] = [
  [
    'set at the end of a nested map',
    'a:\n    b: 1 # one\n\n# tail\nz: 2\n',
    set('a', 'k'),
    'a:\n    b: 1 # one\n    k: v\n\n# tail\nz: 2\n',
  ],
  ['set at the end of a file without a line break', "a: 'x'", set('k'), "a: 'x'\nk: v"],
  ['set in an empty map', 'paths: {}\nz: 1\n', set('paths', 'k'), 'paths:\n  k: v\nz: 1\n'],
  ['set under a key without a value', 'paths:\nz: 1\n', set('paths', 'k'), 'paths:\n  k: v\nz: 1\n'],
  ['set in braces', 'a: { b: 1 }\n', set('a', 'k'), 'a: { b: 1, k: v }\n'],
  ['set after a block text', 'a: |\n  text\n\nb: 1\n', set('k'), 'a: |\n  text\n\nb: 1\nk: v\n'],
  ['set in place of a quoted text', "k: 'old' # why\n", set('k'), "k: 'v' # why\n"],
  ['set in place of a quoted text in braces', "a: { k: 'old' }\n", set('a', 'k'), "a: { k: 'v' }\n"],
  ['set in place of a block text', 'k: >-\n  old\n  text\nz: 1\n', set('k'), 'k: v\nz: 1\n'],
  ['set in a list of maps', 'l:\n  - a: 1\n  - b: 2\n', set('l', 1, 'k'), 'l:\n  - a: 1\n  - b: 2\n    k: v\n'],
  ['set below maps that are missing', 'a: 1\n', set('b', 'c', 'k'), 'a: 1\nb:\n  c:\n    k: v\n'],
  ['set with the line ends of the file', 'a:\r\n  b: 1\r\n', set('a', 'k'), 'a:\r\n  b: 1\r\n  k: v\r\n'],
  [
    'set a status in order',
    "r:\n  '200': 1\n  '500': 1\n",
    set('r', '404'),
    "r:\n  '200': 1\n  '404': v\n  '500': 1\n",
  ],
  ['set a method in order', 'get: 1\npatch: 1\n', set('post'), 'get: 1\npost: v\npatch: 1\n'],
  [
    'set in JSON',
    '{\n  "a": {\n    "b": 1\n  }\n}\n',
    { action: 'set', path: ['a', 'k'], value: { v: [1] } },
    '{\n  "a": {\n    "b": 1,\n    "k": {\n      "v": [\n        1\n      ]\n    }\n  }\n}\n',
  ],
  [
    'set in JSON with tabs',
    '{\n\t"a": {},\n\t"k": 1\n}',
    { action: 'set', path: ['a', 'v'], value: { w: 1 } },
    '{\n\t"a": {\n\t\t"v": {\n\t\t\t"w": 1\n\t\t}\n\t},\n\t"k": 1\n}',
  ],
  [
    'set in JSON indented by four',
    '{\n    "a": { "b": 1 }\n}',
    { action: 'set', path: ['a', 'v'], value: { w: 1 } },
    '{\n    "a": { "b": 1, "v": {\n    "w": 1\n} }\n}',
  ],
  [
    'set in JSON on one line',
    '{"a":{"b":1}}',
    { action: 'set', path: ['a', 'v'], value: { w: 1 } },
    '{"a":{"b":1, "v": {"w":1}}}',
  ],
  ['append to a block list', 'l:\n  - a\n  # last\n  - b\nz: 1\n', append, 'l:\n  - a\n  # last\n  - b\n  - v\nz: 1\n'],
  ['append to a list at the indentation of its key', 'l:\n- a\nz: 1\n', append, 'l:\n- a\n- v\nz: 1\n'],
  ['append in brackets', 'l: [a, b]\n', append, 'l: [a, b, v]\n'],
  ['append to an empty list', 'l: []\n', append, 'l: [v]\n'],
  ['append to a list that is missing', 'z: 1\n', append, 'z: 1\nl: [v]\n'],
  ['append in JSON', '{\n  "l": []\n}\n', append, '{\n  "l": [\n    "v"\n  ]\n}\n'],
  ['remove a line', 'a: 1\nk: 1 # gone\nb: 2\n', remove('k'), 'a: 1\nb: 2\n'],
  ['remove in braces', '{ a: 1, k: 2 }\n', remove('k'), '{ a: 1 }\n'],
  ['remove the first of a list item', 'l:\n  - k: 1\n    b: 2\n', remove('l', 0, 'k'), 'l:\n  - b: 2\n'],
  ['remove an element', 'l: [a, b]\n', remove('l', 0), 'l: [b]\n'],
  ['remove the last of a map', 'a:\n  k: 1\nb: 2\n', remove('a', 'k'), 'a: {}\nb: 2\n'],
  ['remove the last of a document', '# why\r\nk:\r\n  a: 1\r\n', remove('k'), '# why\r\n{}\r\n'],
];

describe('editing a text', () => {
  testRows('changes what is to be changed, and nothing else', CHANGES, (_name, before, edit, after) => {
    expect(editText(before, edit)).toBe(after);
  });

  testRows(
    'leaves alone what it could damage',
    [
      ['an alias', 'a: &x { b: 1 }\nk: *x\n', set('k', 'c')],
      ['an anchor', 'a: &x\n  b: 1\nk: *x\n', set('a', 'c')],
      ['two documents', 'a: 1\n---\nb: 1\n', set('c')],
      ['a scalar on the way', 'a: 1\n', set('a', 'b')],
      ['a comment in what would be replaced', 'a:\n  b: 1\n  # why\n  c: 1\nz: 1\n', set('a')],
      ['a comment at the end of a line', 'a:\n  b: [x] # why\n  c: 1\n', set('a')],
    ],
    (_name, before, edit) => {
      expect(() => editText(before, edit)).toThrow(EditError);
    },
  );

  test('makes several changes at once, each as if it were alone', () => {
    const before = "a:\n  b: 1 # one\n  l:\n    - x\n# tail\nr:\n  '200': 1\nf: { g: 1 }\ne: {}\n";
    const after = editText(
      before,
      { action: 'set', path: ['a', 'b'], value: 2 },
      { action: 'append', path: ['a', 'l'], value: 'w' },
      { action: 'append', path: ['a', 'l'], value: 'z' },
      { action: 'set', path: ['a', 'k', 'one'], value: 1 },
      { action: 'set', path: ['a', 'k', 'two'], value: 2 },
      { action: 'set', path: ['last'], value: true },
      { action: 'set', path: ['r', '404'], value: 1 },
      { action: 'set', path: ['r', '400'], value: 1 },
      { action: 'set', path: ['f', 'h'], value: 1 },
      { action: 'set', path: ['f', 'i'], value: 1 },
      { action: 'set', path: ['e', 'x'], value: 1 },
      { action: 'set', path: ['e', 'w'], value: 1 },
    );
    expect(after).toBe(
      'a:\n  b: 2 # one\n  l:\n    - x\n    - w\n    - z\n  k:\n    one: 1\n    two: 2\n# tail\n' +
        "r:\n  '200': 1\n  '400': 1\n  '404': 1\nf: { g: 1, h: 1, i: 1 }\ne:\n  x: 1\n  w: 1\nlast: true\n",
    );
  });

  test('leaves out what cannot be written, and does the rest', () => {
    const edits = [
      { action: 'set', path: ['k', 'c'], value: 1 },
      { action: 'set', path: ['z'], value: 1 },
    ] as const;
    expect(editTextPartly('a: &x { b: 1 }\nk: *x\n', edits)).toEqual({
      text: 'a: &x { b: 1 }\nk: *x\nz: 1\n',
      failed: [edits[0]],
    });
  });

  test('says what was wanted, for any document', () => {
    // JSON knows no -0.
    const value = fc.jsonValue({ maxDepth: 3 }).map((made) => JSON.parse(JSON.stringify(made)) as unknown);
    const map = fc.dictionary(fc.constantFrom('a', 'b', 'c d', '1', 'on'), value, {
      minKeys: 1,
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('x', 'y', 'z'), map, { minKeys: 1, noNullPrototype: true }),
        value,
        (data, fresh) => {
          const [key] = Object.keys(data) as [string];
          const edit = { action: 'set', path: [key, 'fresh'], value: fresh } as const;
          expect(parse(editText(toYaml(data), edit))).toEqual(editData(data, edit));
          expect(parse(editText(JSON.stringify(data, null, 2), edit))).toEqual(editData(data, edit));
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('finds the line of a place, or of what is around it', () => {
  const text = 'a:\n  b:\n    - c: 1\n    - d: 2\n';
  expect(lineOf(text, ['a', 'b', 1, 'd'])).toBe(4);
  expect(lineOf(text, ['a', 'missing', 'x'])).toBe(1);
});
