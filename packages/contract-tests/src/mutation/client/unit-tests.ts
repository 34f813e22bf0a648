import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Test folders of the client that look at the package, at its types or at other platforms, and not at the runtime. */
const STATIC = ['platforms', 'package', 'types', 'codegen'];

/** Tests that render every example of the API: asked only about the folders of the source they are about. */
const THOROUGH = { folder: 'redact', sources: ['src/redact/', 'src/hooks/'] };

/** Longest time a run may take. */
const LIMIT_MS = 180_000;

/** A copy of the client's package in which files can be broken without anyone else noticing. */
export class ClientCopy {
  readonly #root: string;
  readonly #package: string;

  private constructor(root: string) {
    this.#root = root;
    this.#package = join(root, 'packages/client');
  }

  /** Copies the package into a temporary folder that looks like the repository around it. */
  static async make(repository: string): Promise<ClientCopy> {
    const root = await mkdtemp(join(tmpdir(), 'belvo-mutants-'));
    const copy = new ClientCopy(root);
    await mkdir(copy.#package, { recursive: true });
    for (const name of ['node_modules', 'spec', 'tsconfig.base.json', 'package.json', 'packages/mock']) {
      await symlink(join(repository, name), join(root, name));
    }
    const from = join(repository, 'packages/client');
    await symlink(join(from, 'node_modules'), join(copy.#package, 'node_modules'));
    for (const name of ['src', 'test', 'codegen', 'dist', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
      await cp(join(from, name), join(copy.#package, name), { recursive: true });
    }
    return copy;
  }

  /** The first failing test of the client itself with one file changed, or `undefined`. */
  async notice(file: string, text: string): Promise<string | undefined> {
    const path = join(this.#package, file);
    const original = await readFile(path, 'utf8');
    await writeFile(path, text);
    try {
      return await this.#run(THOROUGH.sources.some((source) => file.startsWith(source)));
    } finally {
      await writeFile(path, original);
    }
  }

  /** The first failing test without any change, or `undefined`. */
  async noticeUnchanged(): Promise<string | undefined> {
    return await this.#run(false);
  }

  async remove(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true });
  }

  #run(thoroughly: boolean): Promise<string | undefined> {
    const left = thoroughly ? STATIC : [...STATIC, THOROUGH.folder];
    const excluded = left.flatMap((folder) => ['--exclude', `test/${folder}/**`]);
    const options = ['run', '--bail=1', '--reporter=dot', ...excluded];
    const vitest = join(this.#package, 'node_modules/.bin/vitest');
    return new Promise((resolve) => {
      execFile(
        vitest,
        options,
        { cwd: this.#package, timeout: LIMIT_MS, env: { ...process.env, NO_COLOR: '1' } },
        (error, stdout, stderr) => {
          const failed = /FAIL\s+(.*)/.exec(stdout + stderr)?.[1];
          resolve(error ? (failed ?? `the tests did not end well: ${error.message.split('\n')[0]}`) : undefined);
        },
      );
    });
  }
}
