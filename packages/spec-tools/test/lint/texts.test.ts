import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { describe, expect, test } from 'vitest';
import { checkExtensionList } from '../../src/linting/extension-list.ts';
import { formatFindings } from '../../src/linting/finding.ts';
import { isContent, listFiles } from '../../src/linting/list-files.ts';
import { checkReleaseNotes } from '../../src/linting/release-notes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('checkExtensionList', () => {
  const table = ['| key | where |', '| --- | --- |', '| `x-retry` | operation |', '| `x-old` | root |'].join('\n');

  test('reports a listed key that nothing uses', () => {
    const content = new Map([['a.yaml', 'get:\n  x-retry: safe\n  note: x-old is gone']]);
    expect(checkExtensionList(table, content)).toEqual([
      { file: 'EXTENSIONS.md', line: 4, check: 'extension-list', message: expect.stringContaining('"x-old"') },
    ]);
  });

  test('sees keys in flow style', () => {
    expect(checkExtensionList(table, new Map([['a.yaml', '{ x-retry: safe, x-old: 1 }']]))).toEqual([]);
  });
});

describe('checkReleaseNotes', () => {
  const changelog = '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-11-24\n';

  test('accepts one version everywhere', () => {
    expect(checkReleaseNotes('0.2.0', '0.2.0', changelog)).toEqual([]);
  });

  test('reports a package and a changelog of another version', () => {
    expect(checkReleaseNotes('0.3.0', '0.2.0', changelog).map(({ file }) => file)).toEqual([
      'package.json',
      'CHANGELOG.md',
    ]);
  });
});

test('listFiles leaves out what is built or installed', () => {
  const folder = temporaryFolder({ 'b.yaml': '', 'a/c.md': '', 'dist/x.json': '', 'node_modules/y/z.js': '' });
  expect(listFiles(folder)).toEqual(['a/c.md', 'b.yaml']);
});

test('what is content of the specification, and what is not', () =>
  checkRows(
    [
      ['openapi.yaml', true],
      ['resources/links/paths/links.yaml', true],
      ['webhooks/links.yaml', true],
      ['redocly.yaml', false],
      ['rules/fixtures/nullable/fail.yaml', false],
      ['resources/links/README.md', false],
    ],
    ([file, expected]) => `isContent(${file}) is ${expected}`,
    ([file, expected]) => {
      expect(isContent(file)).toBe(expected);
    },
  ));

test('formatFindings orders by file and line', () => {
  const finding = { check: 'c', message: 'm' };
  const findings = [
    { file: 'b', ...finding },
    { file: 'a', line: 9, ...finding },
    { file: 'a', line: 2, ...finding },
  ];
  expect(formatFindings(findings)).toBe('a:2  m  (c)\na:9  m  (c)\nb  m  (c)');
});

test('formatFindings writes commands that GitHub shows in the changed files', () => {
  const findings = [
    { file: 'a, b.yaml', line: 2, check: 'belvo/x', message: '50 % is wrong.\nCorrect it: now.' },
    { file: 'c.yaml', check: 'reach', message: 'm' },
  ];
  expect(formatFindings(findings, 'github')).toBe(
    '::error file=spec/a%2C b.yaml,line=2,title=belvo/x::50 %25 is wrong.%0ACorrect it: now.\n' +
      '::error file=spec/c.yaml,line=1,title=reach::m',
  );
});
