import { describe, expect, test } from 'vitest';
import { insertIntoYaml } from '../../src/merge/insert-into-yaml.ts';

describe('inserting into YAML', () => {
  test.each([
    [
      'at the end of a nested map',
      'a:\n    b: 1 # one\n\n# tail\nz: 2\n',
      ['a'],
      'a:\n    b: 1 # one\n    k: v\n\n# tail\nz: 2\n',
    ],
    ['at the end of the file', "a: 'x'", [], "a: 'x'\nk: v\n"],
    ['into an empty map', 'paths: {}\nz: 1\n', ['paths'], 'paths:\n  k: v\nz: 1\n'],
    [
      'after a block text',
      'a:\n  t: |\n    one\n    two\nz: 1\n',
      ['a'],
      'a:\n  t: |\n    one\n    two\n  k: v\nz: 1\n',
    ],
    ['making the map it needs', 'a:\n  b: 1\n', ['a', 'c'], 'a:\n  b: 1\n  c:\n    k: v\n'],
  ])('%s', (_name, source, path, expected) => {
    expect(insertIntoYaml(source, path, 'k', 'v')).toBe(expected);
  });

  test('never replaces a key', () => {
    expect(insertIntoYaml('k: old\n', [], 'k', 'new')).toBeUndefined();
  });

  test('leaves broken YAML alone', () => {
    expect(insertIntoYaml('a: [1\n', [], 'k', 'v')).toBeUndefined();
  });
});
