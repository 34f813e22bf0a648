import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin } from '../support/bin.ts';
import { installPacked, type Packed } from '../support/packed.ts';

let packed: Packed;
beforeAll(() => {
  packed = installPacked();
}, 60_000);
afterAll(() => packed.remove());

const manifest = () => JSON.parse(readFileSync(join(packed.package, 'package.json'), 'utf8'));

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: packed.package, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
});

test('the types resolve in every way a program may import them', () => {
  const report = execFileSync(bin('attw'), [packed.tarball, '--format', 'json', '--no-emoji'], {
    encoding: 'utf8',
    cwd: packed.folder,
  });
  const { analysis } = JSON.parse(report);
  expect(Object.keys(analysis.entrypoints)).toContain('./webhooks');
  expect(analysis.problems).toEqual([]);
});

test('it holds what is exported, and nothing of how it is made', () => {
  const files = readdirSync(packed.package, { recursive: true, encoding: 'utf8' });
  expect(files).toContain('README.md');
  expect(files).toContain(join('dist', 'index.js'));
  expect(files.filter((name) => /^(src|codegen|test|samples)/.test(name))).toEqual([]);
  const { exports, main, types, typesVersions } = manifest();
  const targets =
    JSON.stringify([exports, main, types, typesVersions]).match(/\.\/[^"]+\.(js|cjs|ts|cts|json)(?=")/g) ?? [];
  expect(targets.length).toBeGreaterThan(30);
  expect(targets.filter((target) => !existsSync(join(packed.package, target)))).toEqual([]);
});

test('it depends on openapi-fetch alone, has no side effects and is a module', () => {
  const { dependencies, sideEffects, type, peerDependencies } = manifest();
  expect(Object.keys(dependencies)).toEqual(['openapi-fetch']);
  expect(dependencies['openapi-fetch']).toMatch(/^\d+\.\d+\.\d+$/);
  expect(peerDependencies).toBeUndefined();
  expect(sideEffects).toBe(false);
  expect(type).toBe('module');
});

test('no file refers to a source file or to another package', () => {
  const files = readdirSync(join(packed.package, 'dist'), { recursive: true, encoding: 'utf8' });
  const imports = files
    .filter((name) => /\.(js|d\.ts)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(join(packed.package, 'dist', name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      return [...text.matchAll(/\b(?:from|import)\s*\(?["']([^"']+)["']/g)].map(([, target]) => target ?? '');
    });
  expect(imports.length).toBeGreaterThan(10);
  expect(imports.filter((target) => target.endsWith('.ts'))).toEqual([]);
  const foreign = new Set(imports.filter((target) => !target.startsWith('.')));
  expect([...foreign].sort()).toEqual(['node:crypto', 'node:fs/promises', 'openapi-fetch']);
});
