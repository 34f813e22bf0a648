import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFiles } from '../../src/versioning/replace-files.ts';
import { setVersion } from '../../src/versioning/set-version.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FILES = {
  'openapi.yaml': 'openapi: 3.1.0\ninfo:\n  title: A\n  version: 0.1.0\n  summary: S\nx:\n  version: 0.1.0\n',
  'package.json': '{\n  "name": "a",\n  "version": "0.1.0",\n  "engines": { "version": "0.1.0" }\n}\n',
  'CHANGELOG.md': '# Changelog\n\n## [Unreleased]\n\n- A field is gone.\n\n## [0.1.0] - 2026-01-01\n\nFirst.\n',
};
const CONTEXT = { released: '0.1.0', date: '2026-02-03' };

test('writes the version in every file, and gives it what is unreleased', () => {
  const changed = setVersion(FILES, '0.2.0', CONTEXT);
  expect(changed).toEqual({
    'openapi.yaml': FILES['openapi.yaml'].replace('0.1.0', '0.2.0'),
    'package.json': FILES['package.json'].replace('0.1.0', '0.2.0'),
    'CHANGELOG.md':
      '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n- A field is gone.\n\n## [0.1.0] - 2026-01-01\n\nFirst.\n',
  });
  expect(setVersion(changed, '0.2.0', CONTEXT)).toEqual({});
});

test.each([undefined, '', '0.2', 'v0.2.0', '0.2.0-beta'])('refuses %s', (version) => {
  expect(() => setVersion(FILES, version, CONTEXT)).toThrow('Name a version of three numbers');
});

test('refuses a version that is released, or comes before it', () => {
  expect(() => setVersion(FILES, '0.1.0', CONTEXT)).toThrow('0.1.0 is released');
  expect(() => setVersion(FILES, '0.0.9', CONTEXT)).toThrow('0.1.0 is released');
  expect(setVersion(FILES, '0.1.0', { ...CONTEXT, released: undefined })).toEqual({});
});

test('replaces files whole, or none of them', () => {
  const folder = temporaryFolder({ 'a.md': 'old' });
  replaceFiles(folder, { 'a.md': 'new' });
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new');
  expect(() => replaceFiles(folder, { 'a.md': 'newer', 'missing/b.md': 'x' })).toThrow('ENOENT');
  expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.md']);
  expect(existsSync(join(folder, 'missing'))).toBe(false);
});
