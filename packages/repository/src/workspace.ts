/** The packages of the workspace, as their manifests describe them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top of the repository. */
export const ROOT = join(import.meta.dirname, '../../..');

/** What this package reads of a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package of the workspace. */
export interface WorkspacePackage {
  /** Relative to the top of the repository, with `/`: `packages/client`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads a file of the repository, named from its top. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every package, the specification first and then those of `packages/` by name. */
export function workspacePackages(): readonly WorkspacePackage[] {
  const inPackages = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);
  return ['spec', ...inPackages]
    .filter((folder) => existsSync(join(ROOT, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: JSON.parse(readText(`${folder}/package.json`)) as Manifest }));
}

const SKIPPED = new Set(['node_modules', 'dist', 'test-results', '.turbo', '.git', 'generated']);

/** The files below a folder that are kept in the repository, named from its top, with `/`. */
export function filesBelow(folder: string, wanted: (path: string) => boolean): readonly string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return SKIPPED.has(entry.name) ? [] : filesBelow(path, wanted);
    }
    return wanted(path) ? [path] : [];
  });
}

/** The folder of a file named from the top of the repository. */
export function folderOf(path: string): string {
  return dirname(path).replaceAll('\\', '/');
}
