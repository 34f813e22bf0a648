import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { collection, item, response } from '../support/collections.ts';

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
/** Longest time for one call. */
const PATIENCE_MS = 60_000;

let folder: string;

// What users get: the packed package, called from a folder of theirs.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconstruct-packed-'));
  execFileSync(join(packageFolder, '../../node_modules/.bin/pnpm'), ['pack', '--pack-destination', folder], {
    cwd: packageFolder,
    stdio: 'pipe',
  });
  const api = collection([item({ responses: [response(200, { id: 1 })] })]);
  writeFileSync(join(folder, 'api.json'), JSON.stringify(api));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function npx(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  // A script that pnpm runs has settings of pnpm in its environment, which npm warns of.
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|cafile)$)/i.test(name));
  const env = { ...Object.fromEntries(kept), npm_config_cache: join(folder, 'cache') };
  const options = { cwd: folder, env, encoding: 'utf8', timeout: PATIENCE_MS } as const;
  // The first call asks the registry for what the package depends on; a connection that hangs is tried again.
  for (let tries = 1; ; tries++) {
    const run = spawnSync('npx', ['--yes', `./${tarball}`, ...args], options);
    if (run.signal === null || tries === 3) {
      return run;
    }
  }
}

describe('the packed command', { timeout: 4 * PATIENCE_MS }, () => {
  test('runs from any folder', () => {
    const { status, stderr } = npx('api.json', '-o', 'out/api.yaml');
    expect(stderr).toContain('1 request -> 1 operation');
    expect(status).toBe(0);
    expect(parse(readFileSync(join(folder, 'out/api.yaml'), 'utf8')).paths).toHaveProperty(['/things/{id}']);
  });

  test('loads what only some conversions need', () => {
    expect(npx('api.json', '--layout', 'folder', '-o', 'spec', '-q').status).toBe(0);
    expect(readdirSync(join(folder, 'spec'))).toContain('openapi.yaml');
    const again = npx('api.json', '--into', 'spec', '-q');
    expect(again.stderr).toBe('');
    expect(again.status).toBe(0);
  });
});
