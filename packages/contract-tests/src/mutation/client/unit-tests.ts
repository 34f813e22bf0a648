import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Test folders of the client that look at the package, at its types or at other platforms, and not at the runtime. */
const STATIC = ['platforms', 'package', 'types', 'codegen'];

/** Folders of sources whose tests are in a folder of another name. */
const NEAR: Readonly<Record<string, string>> = { core: 'test/transport', hooks: 'test/redact' };

/** All tests of the runtime but those that render every example of the API: they come last, for they take longest. */
const FAR = [...STATIC, 'redact'].flatMap((folder) => ['--exclude', `test/${folder}/**`]);
const LAST = ['test/redact'];

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
    // Also when the run is interrupted or fails.
    process.once('exit', () => rmSync(root, { recursive: true, force: true }));
    await mkdir(copy.#package, { recursive: true });
    for (const name of [
      'node_modules',
      'spec',
      'tsconfig.base.json',
      'package.json',
      'packages/mock',
      'packages/repository',
    ]) {
      await symlink(join(repository, name), join(root, name));
    }
    const from = join(repository, 'packages/client');
    const left = ['node_modules', 'test-results'].map((name) => join(from, name));
    await cp(from, copy.#package, { recursive: true, filter: (source) => !left.includes(source) });
    await symlink(join(from, 'node_modules'), join(copy.#package, 'node_modules'));
    return copy;
  }

  /** The first failing test of the client itself with one file changed, or `undefined`. */
  async notice(file: string, text: string): Promise<string | undefined> {
    const path = join(this.#package, file);
    const original = await readFile(path, 'utf8');
    await writeFile(path, text);
    try {
      const near = this.#near(file);
      const selections = [...(near === undefined ? [] : [[near]]), FAR, LAST];
      for (const selection of selections) {
        const failed = await this.#run(selection);
        if (failed !== undefined) {
          return failed;
        }
      }
      return undefined;
    } finally {
      await writeFile(path, original);
    }
  }

  /** The first failing test without any change, or `undefined`. */
  async noticeUnchanged(): Promise<string | undefined> {
    return (await this.#run(FAR)) ?? (await this.#run(LAST));
  }

  async remove(): Promise<void> {
    await rm(this.#root, { recursive: true, force: true });
  }

  /** The tests of the folder a source file is in: asked first, for they know it best. */
  #near(file: string): string | undefined {
    const [, area = ''] = file.split('/');
    const folder = NEAR[area] ?? `test/${area}`;
    return existsSync(join(this.#package, folder)) ? folder : undefined;
  }

  #run(selection: readonly string[]): Promise<string | undefined> {
    const vitest = join(this.#package, 'node_modules/vitest/vitest.mjs');
    const options = [vitest, 'run', '--bail=1', '--reporter=dot', ...selection];
    return new Promise((resolve) => {
      execFile(
        // The Node that runs this, not the one that happens to be first in PATH.
        process.execPath,
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
