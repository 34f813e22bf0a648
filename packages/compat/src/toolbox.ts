/** The tools: a package.json with exact versions and its lock file, installed apart from the workspace. */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '..');

/** The top of the repository. */
export const ROOT = join(PACKAGE, '../..');

/** The bundle that consumers get. */
export const BUNDLE = join(ROOT, 'spec/dist/openapi.json');

/** Where the tools are installed and write; never committed. */
export const CACHE = join(PACKAGE, '.cache');

/** Where each tool writes, in a folder of its own name. */
export const OUTPUT = join(CACHE, 'output');

const INSTALLED = join(CACHE, 'tools');
const FILES = ['package.json', 'pnpm-lock.yaml'];
const BIN = join(ROOT, 'node_modules/.bin');
const MINUTES = 10;

/** Versions of the tools by package name, as pinned in `tools/package.json`. */
export const PINNED: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(PACKAGE, 'tools/package.json'), 'utf8'),
).dependencies;

/** Path of a file inside an installed tool: `installed('redoc', 'bundles')`. */
export const installed = (...path: readonly string[]): string => join(INSTALLED, 'node_modules', ...path);

/** What a program said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a program with the pinned Node first in the path; nothing phones home, and nothing runs for ever. */
export function run(program: string, args: readonly string[], folder: string): Promise<Ran> {
  const env = {
    ...process.env,
    PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}`,
    DO_NOT_TRACK: '1',
    ORVAL_DISABLE_TELEMETRY: '1',
    SCARF_ANALYTICS: 'false',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
  const options = { cwd: folder, env, maxBuffer: 256 * 1024 * 1024, timeout: MINUTES * 60_000 };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({
        code,
        output: `${stdout}${stderr}${error?.killed ? `\nstopped after ${MINUTES} minutes` : ''}`,
      });
    });
  });
}

/** Runs a tool by the name of its binary. */
export function runTool(name: string, args: readonly string[], folder: string): Promise<Ran> {
  return run(installed('.bin', name), args, folder);
}

/**
 * Installs the tools with the pinned pnpm, unless exactly these are installed.
 *
 * @throws Error with pnpm's words when that fails.
 */
export async function installTools(): Promise<void> {
  const stamp = join(INSTALLED, 'installed');
  const wanted = FILES.map((file) => readFileSync(join(PACKAGE, 'tools', file), 'utf8')).join('\n');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    mkdirSync(INSTALLED, { recursive: true });
    for (const file of FILES) {
      copyFileSync(join(PACKAGE, 'tools', file), join(INSTALLED, file));
    }
    const args = ['install', '--ignore-workspace', '--ignore-scripts', '--frozen-lockfile'];
    const { code, output } = await run(join(BIN, 'pnpm'), args, INSTALLED);
    if (code !== 0) {
      throw new Error(`The tools cannot be installed. Is the package registry reachable? pnpm says:\n${output}`);
    }
    writeFileSync(stamp, wanted);
  }
  mkdirSync(OUTPUT, { recursive: true });
  // What the tools write imports zod, axios and the like from here.
  if (!existsSync(join(OUTPUT, 'node_modules'))) {
    symlinkSync(installed(), join(OUTPUT, 'node_modules'), 'junction');
  }
}
