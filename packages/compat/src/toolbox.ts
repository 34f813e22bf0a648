/** Tools and frameworks: package.json files with exact versions and their lock files, installed apart from the workspace. */
import { execFile, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

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

type Pins = Readonly<Record<string, string>>;
const pinsOf = (kind: string): Pins =>
  JSON.parse(readFileSync(join(PACKAGE, kind, 'package.json'), 'utf8')).dependencies;

/** Versions of the tools by package name, as pinned in `tools/package.json`. */
export const PINNED: Pins = pinsOf('tools');

/** Versions of the frameworks, as pinned in `frameworks/package.json`. */
export const PINNED_FRAMEWORKS: Pins = pinsOf('frameworks');

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
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
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

/** Installs what a folder pins with the pinned pnpm, unless exactly that is installed. */
async function install(kind: 'tools' | 'frameworks'): Promise<void> {
  const target = join(CACHE, kind);
  const stamp = join(target, 'installed');
  const wanted = FILES.map((file) => readFileSync(join(PACKAGE, kind, file), 'utf8')).join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return;
  }
  mkdirSync(target, { recursive: true });
  for (const file of FILES) {
    copyFileSync(join(PACKAGE, kind, file), join(target, file));
  }
  const args = ['install', '--ignore-workspace', '--ignore-scripts', '--frozen-lockfile'];
  const { code, output } = await run(join(BIN, 'pnpm'), args, target);
  if (code !== 0) {
    throw new Error(`The ${kind} cannot be installed. Is the package registry reachable? pnpm says:\n${output}`);
  }
  writeFileSync(stamp, wanted);
}

/** @throws Error with pnpm's words when the tools cannot be installed. */
export async function installTools(): Promise<void> {
  await install('tools');
  mkdirSync(OUTPUT, { recursive: true });
  // What the tools write imports zod, axios and the like from here.
  if (!existsSync(join(OUTPUT, 'node_modules'))) {
    symlinkSync(installed(), join(OUTPUT, 'node_modules'), 'junction');
  }
}

/**
 * A fresh project below the installed frameworks: a copy of `frameworks/fixtures/<name>`, and the packed client.
 *
 * @throws Error with pnpm's words when something cannot be installed or packed.
 */
export async function freshProject(name: string): Promise<string> {
  await install('frameworks');
  const project = join(CACHE, 'frameworks/projects', name);
  rmSync(project, { recursive: true, force: true });
  cpSync(join(PACKAGE, 'frameworks/fixtures', name), project, { recursive: true });
  const modules = join(project, 'node_modules');
  mkdirSync(join(modules, '@belvo-openapi'), { recursive: true });
  const client = join(ROOT, 'packages/client');
  const { code, output } = await run(join(BIN, 'pnpm'), ['pack', '--pack-destination', modules], client);
  if (code !== 0) {
    throw new Error(`The client cannot be packed: ${output}`);
  }
  const tarball = readdirSync(modules).find((file) => file.endsWith('.tgz')) ?? '';
  execFileSync('tar', ['-xzf', join(modules, tarball), '-C', modules]);
  renameSync(join(modules, 'package'), join(modules, '@belvo-openapi/client'));
  // Its one dependency, and what that depends on for its types.
  const beside = dirname(realpathSync(join(client, 'node_modules/openapi-fetch')));
  for (const dependency of ['openapi-fetch', 'openapi-typescript-helpers']) {
    cpSync(realpathSync(join(beside, dependency)), join(modules, dependency), { recursive: true });
  }
  return project;
}

/** Path of a file inside an installed framework. */
export const framework = (...path: readonly string[]): string => join(CACHE, 'frameworks/node_modules', ...path);
