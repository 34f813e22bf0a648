import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { readTarget } from '../../src/server/target.ts';

test('a target means a path and a query', () =>
  checkRows(
    [
      ['/a/b/', '/a/b/', ''],
      ['/a/b/?x=%zz&y', '/a/b/', '?x=%zz&y'],
      ['//a///b//', '/a/b/', ''],
      ['http://host:1/a/?x=1', '/a/', '?x=1'],
      ['HTTP://user:word@host/a/', '/a/', ''],
      ['http://host', '/', ''],
      ['http://host?x=1', '/', '?x=1'],
      ['/a/./b/../c/', '/a/c/', ''],
      ['/a/%2e/b/%2E%2e/c', '/a/c', ''],
      ['/a/..', '/', ''],
      ['/a/.', '/a/', ''],
      ['/%61%2f%c3%a9', '/a%2F%C3%A9', ''],
      ['/a#b?c', '/a', ''],
      ['/a?b#c', '/a', '?b'],
      ['/a?b?c', '/a', '?b?c'],
      ['\\a', undefined, ''],
      ['/a\\b', '/a%5Cb', ''],
      ['*', '*', undefined],
    ],
    ([target, path]) => `${target} means ${path}`,
    ([target, path, query]) => {
      const read = readTarget(target);
      expect(read).toEqual(
        path === undefined ? { wrong: expect.any(String) } : { path, url: query === undefined ? path : path + query },
      );
    },
  ));

test('a target that means nothing is refused', () =>
  checkRows(
    ['/%zz', '/a%', '/a%4', '/%ff', '/%c0%af', '/%00', '/..', '/a/../../b', 'a/b'],
    (target) => target,
    (target) => {
      expect(readTarget(target)).toEqual({ wrong: expect.stringMatching(/\.$/) });
    },
  ));

test('what is normalised stays as it is', () => {
  for (const target of ['//a/./b/%7e', 'http://h//a/../b?x#y', '/a\\']) {
    const once = readTarget(target);
    expect('url' in once && readTarget(once.url)).toEqual(once);
  }
});
