import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { raiseVersions, releasedChangelog } from '../src/release/raise-versions.ts';
import { ROOT, type WorkspacePackage, workspacePackages } from '../src/workspace.ts';

const root = mkdtempSync(join(tmpdir(), 'belvo-release-'));
const packages: readonly WorkspacePackage[] = [
  { folder: 'spec', manifest: { name: 'spec', version: '0.1.0' } },
  { folder: 'packages/client', manifest: { name: 'client', version: '0.1.0' } },
];

beforeEach(() => {
  for (const { folder, manifest } of packages) {
    mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, folder, 'package.json'), `{\n  "name": "${manifest.name}",\n  "version": "0.1.0"\n}\n`);
  }
  writeFileSync(join(root, 'spec/openapi.yaml'), 'info:\n  title: T\n  version: 0.1.0\n  summary: S\n');
  cpSync(join(ROOT, 'spec/CHANGELOG.md'), join(root, 'spec/CHANGELOG.md'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('every package, the specification and its changelog get the version', () => {
  const changed = raiseVersions(root, '0.2.0', '2026-12-01', packages);
  expect(changed).toEqual([
    'spec/package.json',
    'spec/CHANGELOG.md',
    'packages/client/package.json',
    'spec/openapi.yaml',
  ]);
  expect(read('spec/openapi.yaml')).toBe('info:\n  title: T\n  version: 0.2.0\n  summary: S\n');
  expect(JSON.parse(read('packages/client/package.json'))).toEqual({ name: 'client', version: '0.2.0' });
  expect(read('spec/CHANGELOG.md')).toContain('## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n');
});

test.each([
  ['0.1.0', 'is not higher'],
  ['0.0.9', 'is not higher'],
  ['next', 'is no version'],
  ['0.2', 'is no version'],
])('%s is refused and nothing changes', (version, message) => {
  expect(() => raiseVersions(root, version, '2026-12-01', packages)).toThrow(message);
  expect(read('spec/package.json')).toContain('"version": "0.1.0"');
});

test('a changelog without an unreleased section is told', () => {
  expect(() => releasedChangelog('# Changelog\n', '0.2.0', '2026-12-01')).toThrow('Unreleased');
});

test('all packages of the workspace have one version', () => {
  expect(new Set(workspacePackages().map(({ manifest }) => manifest.version)).size).toBe(1);
});

test.each(workspacePackages().filter(({ manifest }) => manifest.private !== true))(
  '$folder keeps a changelog, says what it needs of Node, and ships a list of files',
  ({ folder, manifest }) => {
    expect(readFileSync(join(ROOT, folder, 'CHANGELOG.md'), 'utf8')).toContain('## [Unreleased]');
    expect(manifest.files?.length).toBeGreaterThan(0);
    expect(manifest).toHaveProperty('engines.node');
  },
);
