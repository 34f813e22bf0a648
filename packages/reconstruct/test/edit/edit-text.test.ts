import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editText, editTextPartly, lineOf } from '../../src/edit/edit-text.ts';
import { EditError, editData } from '../../src/edit/plain-edits.ts';
import { toYaml } from '../../src/write/yaml.ts';

describe('editing YAML', () => {
  test.each([
    [
      'at the end of a nested map',
      'a:\n    b: 1 # one\n\n# tail\nz: 2\n',
      ['a', 'k'],
      'a:\n    b: 1 # one\n    k: v\n\n# tail\nz: 2\n',
    ],
    ['at the end of a file without a line break', "a: 'x'", ['k'], "a: 'x'\nk: v"],
    ['into an empty map', 'paths: {}\nz: 1\n', ['paths', 'k'], 'paths:\n  k: v\nz: 1\n'],
    ['under a key without a value', 'paths:\nz: 1\n', ['paths', 'k'], 'paths:\n  k: v\nz: 1\n'],
    ['into a map in braces', 'a: { b: 1 }\n', ['a', 'k'], 'a: { b: 1, k: v }\n'],
    ['after a block text', 'a: |\n  text\n\nb: 1\n', ['k'], 'a: |\n  text\n\nb: 1\nk: v\n'],
    ['in place of a quoted text', "k: 'old' # why\n", ['k'], "k: 'v' # why\n"],
    ['in place of a quoted text in braces', "a: { k: 'old' }\n", ['a', 'k'], "a: { k: 'v' }\n"],
    ['in place of a block text', 'k: >-\n  old\n  text\nz: 1\n', ['k'], 'k: v\nz: 1\n'],
    ['in a list of maps', 'l:\n  - a: 1\n  - b: 2\n', ['l', 1, 'k'], 'l:\n  - a: 1\n  - b: 2\n    k: v\n'],
    ['below maps that are missing', 'a: 1\n', ['b', 'c', 'k'], 'a: 1\nb:\n  c:\n    k: v\n'],
    ['with the line ends of the file', 'a:\r\n  b: 1\r\n', ['a', 'k'], 'a:\r\n  b: 1\r\n  k: v\r\n'],
  ])('writes %s', (_name, before, path, after) => {
    expect(editText(before, { action: 'set', path, value: 'v' })).toBe(after);
  });

  test('keeps statuses and methods in order', () => {
    const responses = "r:\n  '200':\n    a: 1\n  '500':\n    a: 1\n";
    expect(editText(responses, { action: 'set', path: ['r', '404'], value: 1 })).toBe(
      "r:\n  '200':\n    a: 1\n  '404': 1\n  '500':\n    a: 1\n",
    );
    expect(editText('get: 1\npatch: 1\n', { action: 'set', path: ['post'], value: 1 })).toBe(
      'get: 1\npost: 1\npatch: 1\n',
    );
  });

  test.each([
    ['a block list', 'l:\n  - a\n  # last\n  - b\nz: 1\n', 'l:\n  - a\n  # last\n  - b\n  - v\nz: 1\n'],
    ['a list at the indentation of its key', 'l:\n- a\nz: 1\n', 'l:\n- a\n- v\nz: 1\n'],
    ['a list in brackets', 'l: [a, b]\n', 'l: [a, b, v]\n'],
    ['an empty list', 'l: []\n', 'l: [v]\n'],
    ['a list that is missing', 'z: 1\n', 'z: 1\nl: [v]\n'],
  ])('appends to %s', (_name, before, after) => {
    expect(editText(before, { action: 'append', path: ['l'], value: 'v' })).toBe(after);
  });

  test.each([
    ['a line', 'a: 1\nk: 1 # gone\nb: 2\n', ['k'], 'a: 1\nb: 2\n'],
    ['an entry in braces', '{ a: 1, k: 2 }\n', ['k'], '{ a: 1 }\n'],
    ['the first of a list item', 'l:\n  - k: 1\n    b: 2\n', ['l', 0, 'k'], 'l:\n  - b: 2\n'],
    ['an element', 'l: [a, b]\n', ['l', 0], 'l: [b]\n'],
    ['the last of a map', 'a:\n  k: 1\nb: 2\n', ['a', 'k'], 'a: {}\nb: 2\n'],
    ['the last of a document', '# why\r\nk:\r\n  a: 1\r\n', ['k'], '# why\r\n{}\r\n'],
  ])('removes %s', (_name, before, path, after) => {
    expect(editText(before, { action: 'remove', path })).toBe(after);
  });

  test('edits JSON as JSON', () => {
    const before = '{\n  "a": {\n    "b": 1\n  },\n  "l": []\n}\n';
    expect(editText(before, { action: 'set', path: ['a', 'k'], value: { v: [1] } })).toBe(
      '{\n  "a": {\n    "b": 1,\n    "k": {\n      "v": [\n        1\n      ]\n    }\n  },\n  "l": []\n}\n',
    );
    expect(JSON.parse(editText(before, { action: 'append', path: ['l'], value: 'x' }))).toEqual({
      a: { b: 1 },
      l: ['x'],
    });
  });

  test.each([
    ['with tabs', '{\n\t"a": {},\n\t"k": 1\n}', '{\n\t"a": {\n\t\t"v": {\n\t\t\t"w": 1\n\t\t}\n\t},\n\t"k": 1\n}'],
    ['by four', '{\n    "a": { "b": 1 }\n}', '{\n    "a": { "b": 1, "v": {\n    "w": 1\n} }\n}'],
    ['on one line', '{"a":{"b":1}}', '{"a":{"b":1, "v": {"w":1}}}'],
  ])('edits JSON %s as it is indented', (_name, before, after) => {
    expect(editText(before, { action: 'set', path: ['a', 'v'], value: { w: 1 } })).toBe(after);
  });

  test.each([
    ['an alias', 'a: &x { b: 1 }\nk: *x\n', ['k', 'c']],
    ['an anchor', 'a: &x\n  b: 1\nk: *x\n', ['a', 'c']],
    ['two documents', 'a: 1\n---\nb: 1\n', ['c']],
    ['a scalar on the way', 'a: 1\n', ['a', 'b']],
  ])('leaves %s alone', (_name, before, path) => {
    expect(() => editText(before, { action: 'set', path, value: 1 })).toThrow(EditError);
  });

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
