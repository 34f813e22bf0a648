import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../workspace.ts';
import { consumablePackages } from './consumable.ts';

/** A packed package. */
export interface PackedPackage {
  readonly name: string;
  /** Absolute path of the tarball, or of the folder that it was unpacked to. */
  readonly path: string;
}

/** `@belvo-openapi/spec-model` becomes `belvo-openapi-spec-model`, as in the names of tarballs. */
function plainName(name: string): string {
  return name.replace('@', '').replace('/', '-');
}

/**
 * Packs every package that teams install, built before, as tarballs named `belvo-openapi-<name>-<version>.tgz`: their
 * manifests have exact versions and neither scripts nor development dependencies, so that npm, pnpm and yarn take them.
 *
 * @param target Folder for the tarballs, made where it is missing. They appear there all or not at all.
 * @param options.folders Unpack each into a folder `<target>/<name>` instead, to be listed in a workspace.
 * @throws Error when a package has not been built or cannot be packed.
 */
export function packAll(target: string, { folders = false } = {}): readonly PackedPackage[] {
  const packages = consumablePackages();
  for (const { folder, manifest } of packages) {
    if (!existsSync(join(ROOT, folder, 'dist'))) {
      throw new Error(`${manifest.name} has not been built. Run: npm run build`);
    }
  }
  mkdirSync(target, { recursive: true });
  const draft = mkdtempSync(join(target, '.packing-'));
  try {
    const drafts = packages.map(({ folder, manifest: { name, version } }) => {
      execFileSync(join(ROOT, 'node_modules/.bin/pnpm'), ['pack', '--pack-destination', draft], {
        cwd: join(ROOT, folder),
        stdio: 'pipe',
        shell: process.platform === 'win32',
      });
      return { name, path: join(draft, `${plainName(name)}-${version}.tgz`) };
    });
    return folders ? unpackAll(drafts, target) : drafts.map((packed) => moveInto(target, packed));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function moveInto(target: string, { name, path }: PackedPackage): PackedPackage {
  const place = join(target, basename(path));
  rmSync(place, { recursive: true, force: true });
  renameSync(path, place);
  return { name, path: place };
}

/** Unpacks tarballs of `packAll` into folders `<target>/<name>`, which replace older ones. */
export function unpackAll(tarballs: readonly PackedPackage[], target: string): readonly PackedPackage[] {
  mkdirSync(target, { recursive: true });
  return tarballs.map(({ name, path }) => {
    const folder = join(target, name.slice(name.indexOf('/') + 1));
    // A name without a drive: tar takes what stands before a colon for another machine.
    execFileSync('tar', ['-xzf', basename(path)], { cwd: dirname(path) });
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(dirname(path), 'package'), folder, { recursive: true });
    rmSync(join(dirname(path), 'package'), { recursive: true });
    return { name, path: folder };
  });
}
