import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checks, frameworks } from '../src/checks.ts';
import { markdownTable, PAGE, readTable, withTable } from '../src/page.ts';
import { PINNED, PINNED_FRAMEWORKS, ROOT } from '../src/toolbox.ts';

const page = readFileSync(PAGE, 'utf8');

/** What generated code imports, and what it is compiled with: no tools of the table. */
const SUPPORT = [
  '@modelcontextprotocol/sdk',
  '@types/node',
  '@zodios/core',
  'axios',
  'dotenv',
  'json-schema-to-zod',
  'typescript',
  'zod',
  'zod4',
];

test('the page lists every tool in the pinned version, and no other', () => {
  const pinned = checks.map(({ tool, packages }) => ({ tool, version: PINNED[packages[0]] }));
  expect(readTable(page), 'run `npm run compat` and commit the page').toEqual(pinned);
  expect(pinned.length).toBeGreaterThan(10);
});

test('every pinned package belongs to a tool or to what the output needs', () => {
  const known = [...checks.flatMap(({ packages }) => packages), ...SUPPORT].sort();
  expect(Object.keys(PINNED).sort()).toEqual(known);
});

test('every framework is pinned, and the guide of the client names its version', () => {
  const guide = readFileSync(join(ROOT, 'packages/client/README.md'), 'utf8');
  for (const { tool, packages } of frameworks) {
    const [major] = PINNED_FRAMEWORKS[packages[0]]?.split('.') ?? [];
    expect(guide).toContain(`${tool} ${major}`);
  }
});

test('every pin is exact', () => {
  expect(
    [...Object.values(PINNED), ...Object.values(PINNED_FRAMEWORKS)].filter(
      (version) => !/^(npm:\S+@)?\d+\.\d+\.\d+$/.test(version),
    ),
  ).toEqual([]);
});

const RESULTS = [
  { tool: 'One', version: '1.0.0', passed: true, says: 'compiles' },
  { tool: 'Two', version: '2.0.0', passed: false, says: 'a | b\nc' },
];

test('a table says honestly what does not work, in one row per tool', () => {
  expect(markdownTable(RESULTS).split('\n').slice(2)).toEqual([
    '| One | 1.0.0 | yes | compiles |',
    '| Two | 2.0.0 | no | a \\| b c |',
  ]);
});

test('a new table takes the place of the old one and leaves the text alone', () => {
  const changed = withTable(page, RESULTS);
  expect(readTable(changed)).toEqual(RESULTS.map(({ tool, version }) => ({ tool, version })));
  expect(withTable(changed, RESULTS)).toBe(changed);
  expect(changed.startsWith(page.slice(0, page.indexOf('| tool |')))).toBe(true);
  expect(changed.endsWith(page.slice(page.indexOf('\n## What to know')))).toBe(true);
});

test('a page without a table is refused', () => {
  expect(() => withTable('# Works with\n', RESULTS)).toThrow(/has no table/);
});
