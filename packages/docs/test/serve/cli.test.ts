import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { petDocument } from '../support/documents.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const REPORT = {
  cells: { covered: 3, total: 4 },
  requestExamples: { covered: 2, total: 2 },
  uncovered: ['pets_update 428'],
  byOperation: [{ operationId: 'pets_update', cells: { covered: 3, total: 4 } }],
};

describe('docs build', () => {
  let folder: string;
  let bundle: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-cli-'));
    bundle = join(folder, 'bundle.json');
    writeFileSync(bundle, JSON.stringify(petDocument()));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('writes the site and says how much it wrote', async () => {
    const { code, stdout } = await run('build', '--bundle', bundle, '--output', join(folder, 'site'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ pages \(\d+ files, .+ MiB\) in .+ s: /);
    expect(existsSync(join(folder, 'site', 'pets', 'update.html'))).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['bundle.json', 'site']);
  });

  test('replaces what was there, and keeps it when something is wrong', async () => {
    const site = join(folder, 'site');
    await run('build', '--bundle', bundle, '--output', site);
    writeFileSync(join(site, 'old.html'), 'old');
    writeFileSync(bundle, JSON.stringify(petDocument({ paths: { '/x/': { get: { responses: {} } } } })));
    const failed = await run('build', '--bundle', bundle, '--output', site);
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('get /x/');
    expect(failed.stderr).not.toContain('    at ');
    expect(existsSync(join(site, 'old.html'))).toBe(true);
    writeFileSync(bundle, JSON.stringify(petDocument()));
    await run('build', '--bundle', bundle, '--output', site);
    expect(existsSync(join(site, 'old.html'))).toBe(false);
  });

  test('names a missing bundle', async () => {
    const { code, stderr } = await run('build', '--bundle', join(folder, 'none.json'));
    expect(code).toBe(1);
    expect(stderr).toContain('none.json does not exist. Give the path of a bundled OpenAPI document in JSON.');
  });

  test('refuses a port that is none', async () => {
    const { code, stderr } = await run('serve', '--port', '99999');
    expect(code).toBe(1);
    expect(stderr).toContain('Give a number from 0 to 65535; 0 takes any free port.');
  });

  test('shows coverage when it is given a report', async () => {
    const report = join(folder, 'coverage.json');
    writeFileSync(report, JSON.stringify(REPORT));
    const site = join(folder, 'site');
    await run('build', '--bundle', bundle, '--output', site, '--coverage', report);
    const page = readFileSync(join(site, 'coverage.html'), 'utf8');
    expect(page).toContain('<dt>request examples</dt><dd><span class="badge tone-good">2 of 2</span>');
    expect(page).toContain('<span class="badge tone-bad">3 of 4</span>');
    expect(page).toContain('not tested');
    expect(page).toContain('<code>pets_update 428</code>');
  });

  test('refuses a report that is none', async () => {
    const { code, stderr } = await run(
      'build',
      '--bundle',
      bundle,
      '--output',
      join(folder, 'x'),
      '--coverage',
      bundle,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('is no coverage report');
  });
});

describe('docs serve', () => {
  let folder: string;
  let child: ChildProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-cli-'));
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  async function serve(): Promise<string> {
    child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--output', folder]);
    let output = '';
    for await (const chunk of child.stdout ?? []) {
      output += String(chunk);
      const url = /http:\/\/\S+/.exec(output)?.[0];
      if (url) {
        return url;
      }
    }
    throw new Error(`No address in: ${output}`);
  }

  test.each([
    ['SIGTERM', 0],
    ['SIGINT', 130],
  ] as const)('serves until %s and ends with %i', async (signal, expected) => {
    writeFileSync(join(folder, 'index.html'), 'hello');
    const url = await serve();
    expect(await (await fetch(url)).text()).toBe('hello');
    child?.kill(signal);
    const [code] = await once(child as ChildProcess, 'exit');
    expect(code).toBe(expected);
    await expect(fetch(url)).rejects.toThrow();
  });
});
