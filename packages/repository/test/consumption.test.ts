import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONSUMER_PROGRAM } from '../src/release/consumer-program.ts';
import { type PackedPackage, packAll, unpackAll } from '../src/release/pack.ts';
import { ROOT } from '../src/workspace.ts';

/** A folder with a space and a letter outside of ASCII: paths are not always plain. */
const place = join(realpathSync(mkdtempSync(join(tmpdir(), 'belvo-consumption-'))), 'Föö bär');
let packed: readonly PackedPackage[];

beforeAll(() => {
  mkdirSync(place);
  packed = packAll(join(place, 'tarballs'));
});
afterAll(() => rmSync(join(place, '..'), { recursive: true, force: true }));

/** Longest time for one installation; a connection to the registry that hangs is tried again. */
const PATIENCE_MS = 60_000;

function pnpm(cwd: string, ...args: readonly string[]): void {
  for (let tries = 1; ; tries++) {
    try {
      const options = { cwd, stdio: 'pipe', shell: process.platform === 'win32', timeout: PATIENCE_MS } as const;
      execFileSync(join(ROOT, 'node_modules/.bin/pnpm'), args, options);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ETIMEDOUT' || tries === 3) {
        throw error;
      }
    }
  }
}

function project(name: string, files: Readonly<Record<string, object | string>>): string {
  const folder = join(place, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

function runProgram(folder: string): { readonly count: number; readonly operations: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

test('every package that teams install is packed, with a manifest that any package manager reads', () => {
  expect(packed.map(({ name }) => name.replace('@belvo-openapi/', '')).sort()).toEqual(
    ['client', 'mock', 'reconstruct', 'spec', 'spec-model'].sort(),
  );
  for (const { path } of packed) {
    const manifest = execFileSync('tar', ['-xzOf', basename(path), 'package/package.json'], {
      cwd: join(place, 'tarballs'),
      encoding: 'utf8',
    });
    expect(manifest).not.toMatch(/"(catalog|workspace):/);
    expect(JSON.parse(manifest)).not.toHaveProperty('devDependencies');
    const files = execFileSync('tar', ['-tzf', basename(path)], { cwd: join(place, 'tarballs'), encoding: 'utf8' });
    expect(files).not.toMatch(/\.turbo|test-results|(?<!\.d)\.ts$/m);
  }
});

describe('outside of this repository', () => {
  test(
    'the tarballs install together and run: client against mock',
    () => {
      const tarballs = Object.fromEntries(packed.map(({ name, path }) => [name, `file:${path}`]));
      const folder = project('team', {
        'package.json': {
          name: 'team',
          private: true,
          type: 'module',
          dependencies: tarballs,
          pnpm: { overrides: tarballs },
        },
        'program.mjs': CONSUMER_PROGRAM,
      });
      pnpm(folder, 'install', '--prefer-offline', '--ignore-scripts', '--no-frozen-lockfile');
      const { count, operations } = runProgram(folder);
      const command = join(folder, 'node_modules/@belvo-openapi/mock/bin/belvo-mock.js');
      expect(execFileSync(process.execPath, [command, '--version'], { encoding: 'utf8' })).toMatch(/^\d+\.\d+\.\d+\n$/);
      expect(count).toBeGreaterThan(0);
      expect(operations).toBeGreaterThan(100);
    },
    4 * PATIENCE_MS,
  );

  test(
    'unpacked folders are packages of a team’s own workspace',
    () => {
      const folders = unpackAll(packed, join(place, 'workspace/vendor'));
      const dependencies = Object.fromEntries(folders.map(({ name }) => [name, 'workspace:*']));
      const folder = project('workspace', {
        'package.json': { name: 'team-workspace', private: true },
        'pnpm-workspace.yaml': `packages: [apps/*, vendor/*]\noverrides: ${JSON.stringify(dependencies)}\n`,
        'apps/app/package.json': { name: 'app', private: true, type: 'module', dependencies },
        'apps/app/program.mjs': CONSUMER_PROGRAM,
      });
      pnpm(folder, 'install', '--prefer-offline', '--ignore-scripts', '--no-frozen-lockfile');
      expect(runProgram(join(folder, 'apps/app')).count).toBeGreaterThan(0);
      const manifest = readFileSync(join(folder, 'vendor/mock/package.json'), 'utf8');
      expect(JSON.parse(manifest).dependencies).toHaveProperty('@belvo-openapi/spec');
    },
    4 * PATIENCE_MS,
  );
});
