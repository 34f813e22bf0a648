import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collection, item, response } from '../support/collections.ts';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let bundle: string;

// A copy, so that no run finds what another one left.
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconstruct-built-'));
  bundle = join(folder, 'dist/bundle');
  cpSync(join(packageFolder, 'bin'), join(folder, 'bin'), { recursive: true });
  mkdirSync(bundle, { recursive: true });
  for (const file of ['main.cjs', 'start.cjs']) {
    cpSync(join(packageFolder, 'dist/bundle', file), join(bundle, file));
  }
  symlinkSync(join(packageFolder, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'small.json'), JSON.stringify(api(1)));
  writeFileSync(join(folder, 'typical.json'), JSON.stringify(api(700)));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function api(size: number): object {
  return collection(
    Array.from({ length: size }, (_, n) =>
      item({ name: `Get ${n}`, url: `https://api.example.com/things${n}`, responses: [response(200, { id: n })] }),
    ),
  );
}

function run(...args: string[]): string {
  const result = spawnSync(process.execPath, [join(folder, 'bin/reconstruct.js'), ...args, '-q'], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
  expect(result.stderr).toBe('');
  expect(result.status).toBe(0);
  return result.stdout;
}

const caches = (): string[] => readdirSync(bundle).filter((file) => !file.endsWith('.cjs'));

describe('the built command', () => {
  test('keeps its compiled code after a collection of some size, and then gives the same', () => {
    const small = run('small.json');
    expect(caches()).toEqual([]);
    const first = run('typical.json');
    expect(caches()).toEqual([`main.${process.versions.v8}.${process.arch}.cache`]);
    const kept = readFileSync(join(bundle, caches()[0] ?? ''));
    expect(run('typical.json')).toBe(first);
    expect(run('small.json')).toBe(small);
    expect(readFileSync(join(bundle, caches()[0] ?? '')).equals(kept)).toBe(true);
  });

  test.each([
    ['damaged', (kept: Buffer) => kept.fill(7, 64, 4096)],
    ['of other code', (kept: Buffer) => kept.fill('0', 0, 64)],
    ['empty', () => Buffer.alloc(0)],
  ])('replaces kept code that is %s', (_, spoil) => {
    const expected = run('typical.json');
    const cache = join(bundle, caches()[0] ?? '');
    const good = readFileSync(cache);
    writeFileSync(cache, spoil(Buffer.from(good)));
    expect(run('typical.json')).toBe(expected);
    expect(readFileSync(cache).subarray(0, 64).equals(good.subarray(0, 64))).toBe(true);
    expect(readFileSync(cache).length).toBeGreaterThan(good.length / 2);
  });

  test('loads what only some conversions need', () => {
    run('small.json', '--layout', 'folder', '-o', 'spec');
    expect(readdirSync(join(folder, 'spec'))).toContain('openapi.yaml');
    expect(run('small.json', '--into', 'spec')).toBe('');
  });
});
