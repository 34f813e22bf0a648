import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The package as users get it: packed, unpacked and installed beside its dependencies. */
export interface Packed {
  readonly folder: string;
  readonly tarball: string;
  /** Where the package lies. */
  readonly package: string;
  remove(): void;
}

/** Packs the built package and installs the tarball into an empty folder. */
export function installPacked(): Packed {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'belvo-client-packed-')));
  const pnpm = join(root, '../../node_modules/.bin/pnpm');
  execFileSync(pnpm, ['pack', '--pack-destination', folder], { cwd: root, stdio: 'pipe' });
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@belvo-openapi'), { recursive: true });
  renameSync(join(folder, 'package'), join(modules, '@belvo-openapi', 'client'));
  const fetchPackage = realpathSync(join(root, 'node_modules', 'openapi-fetch'));
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers']) {
    cpSync(realpathSync(join(dirname(fetchPackage), name)), join(modules, name), {
      recursive: true,
      dereference: true,
    });
  }
  return {
    folder,
    tarball,
    package: join(modules, '@belvo-openapi', 'client'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
