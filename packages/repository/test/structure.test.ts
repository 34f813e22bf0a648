import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { describe, expect, test } from 'vitest';
import { circlesBelow, circlesOf, importsOf } from '../src/import-circles.ts';
import { filesBelow, ROOT, workspacePackages } from '../src/workspace.ts';

const packages = workspacePackages();

test('spec/ holds the specification and no code', () => {
  const code = filesBelow('spec', (path) => /\.(m|c)?(ts|js)x?$/.test(path));
  expect(code).toEqual([]);
});

test('each package has a README of its own', () =>
  checkRows(
    packages,
    ({ folder }) => folder,
    ({ folder }) => {
      expect(existsSync(join(ROOT, folder, 'README.md'))).toBe(true);
    },
  ));

describe('folders', () => {
  const sources = packages
    .filter(({ folder }) => !/client$/.test(folder))
    .flatMap(({ folder }) => ['src', 'codegen'].map((name) => `${folder}/${name}`));

  test('form no circle', () =>
    checkRows(
      sources.filter((source) => existsSync(join(ROOT, source))),
      (source) => source,
      (source) => {
        expect(circlesBelow(source)).toEqual([]);
      },
    ));

  test('that import each other, also over a third, are found as one circle', () => {
    const edges = new Map([
      ['a/', new Set(['b/'])],
      ['b/', new Set(['c/', 'd/'])],
      ['c/', new Set(['a/'])],
      ['d/', new Set<string>()],
    ]);
    expect(circlesOf(edges)).toEqual([['a/', 'b/', 'c/']]);
  });

  test('are told by every kind of import, those of types included', () => {
    const text = `import { a } from './a.ts';
import type { B } from '../b/b.ts';
export * from "./c.ts";
import {
  d,
} from '../d.ts';
import './e.ts';
import { join } from 'node:path';
const f = 'from ./f.ts';
`;
    expect(importsOf('p/src/x/file.ts', text)).toEqual([
      'p/src/x/a.ts',
      'p/src/b/b.ts',
      'p/src/x/c.ts',
      'p/src/d.ts',
      'p/src/x/e.ts',
    ]);
  });
});
