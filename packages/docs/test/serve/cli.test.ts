import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { petDocument } from '../support/documents.ts';

const LAUNCHER = fileURLToPath(new URL('../../bin/docs.js', import.meta.url));

const REPORT = {
  cells: { covered: 3, total: 4 },
  requestExamples: { covered: 2, total: 2 },
  uncovered: ['pets_update 428'],
  byOperation: [{ operationId: 'pets_update', cells: { covered: 3, total: 4 } }],
};

/** A program of its own. */
function launch(
  options: readonly string[],
  ...args: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...options, LAUNCHER, ...args], (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

let folder: string;
let bundle: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-cli-'));
  bundle = join(folder, 'bundle.json');
  writeFileSync(bundle, JSON.stringify(petDocument()));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('docs build', () => {
  beforeEach(() => {
    vi.spyOn(console, 'log').mockReturnValue(undefined);
  });
  afterEach(() => vi.restoreAllMocks());

  /** The command in this process: rejects with what it would say. */
  async function build(...args: string[]): Promise<void> {
    await createProgram().parseAsync(['build', ...args], { from: 'user' });
  }

  test('replaces what was there, and keeps it when something is wrong', async () => {
    const site = join(folder, 'site');
    await build('--bundle', bundle, '--output', site);
    writeFileSync(join(site, 'old.html'), 'old');
    writeFileSync(bundle, JSON.stringify(petDocument({ paths: { '/x/': { get: { responses: {} } } } })));
    await expect(build('--bundle', bundle, '--output', site)).rejects.toThrow('get /x/');
    expect(existsSync(join(site, 'old.html'))).toBe(true);
    writeFileSync(bundle, JSON.stringify(petDocument()));
    await build('--bundle', bundle, '--output', site);
    expect(existsSync(join(site, 'old.html'))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(['bundle.json', 'site']);
  });

  test('shows coverage when it is given a report', async () => {
    const report = join(folder, 'coverage.json');
    writeFileSync(report, JSON.stringify(REPORT));
    const site = join(folder, 'site');
    await build('--bundle', bundle, '--output', site, '--coverage', report);
    const page = readFileSync(join(site, 'coverage.html'), 'utf8');
    expect(page).toContain('<dt>request examples<dd><span class="badge tone-good">2 of 2</span>');
    expect(page).toContain('<span class="badge tone-bad">3 of 4</span>');
    expect(page).toContain('not tested');
    expect(page).toContain('<code>pets_update 428</code>');
  });

  test('says what is wrong with what it is given', async () => {
    const rows: [args: string[], message: string][] = [
      [
        ['--bundle', join(folder, 'none.json')],
        'none.json does not exist. Give the path of a bundled OpenAPI document in JSON.',
      ],
      [['--bundle', bundle, '--output', join(folder, 'x'), '--coverage', bundle], 'is no coverage report'],
    ];
    await checkRows(
      rows,
      ([, message]) => message,
      async ([args, message]) => await expect(build(...args)).rejects.toThrow(message),
    );
  });
});

describe('as a program', () => {
  let child: ChildProcess | undefined;
  afterEach(() => {
    child?.kill('SIGKILL');
  });

  async function serve(site: string): Promise<string> {
    child = spawn(process.execPath, [LAUNCHER, 'serve', '--port', '0', '--output', site]);
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

  test('writes the site, says how much it wrote, serves it and ends when it is told to', async () => {
    const site = join(folder, 'site');
    const { code, stdout } = await launch([], 'build', '--bundle', bundle, '--output', site);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+ pages \(\d+ files, .+ MiB\) in .+ s: /)]);
    const ends = [
      ['SIGTERM', 0],
      ['SIGINT', 130],
    ] as const;
    await checkRows(
      ends,
      ([signal]) => signal,
      async ([signal, expected]) => {
        const url = await serve(site);
        expect(await (await fetch(`${url}pets/update.html`)).text()).toContain('Update a pet');
        child?.kill(signal);
        const [status] = await once(child as ChildProcess, 'exit');
        expect(status).toBe(expected);
        await expect(fetch(url)).rejects.toThrow();
      },
    );
  });

  test('says without a stack what is wrong, and which Node it needs', async () => {
    const old = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })";
    const rows: [options: string[], args: string[], message: string][] = [
      [[], ['serve', '--port', '99999'], '65535'],
      [[], ['build', '--bundle', join(folder, 'none.json')], 'none.json does not exist.'],
      [['--import', `data:text/javascript,${old}`], ['--help'], 'docs needs Node 24 or newer and this is 20.20.2.'],
    ];
    await checkRows(
      rows,
      ([, args]) => args.join(' '),
      async ([options, args, message]) => {
        const { code, stderr } = await launch(options, ...args);
        expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
        expect(stderr).not.toContain('    at ');
      },
    );
  });
});
