import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import { type WorkspacePackage, workspacePackages } from '../workspace.ts';

const SEMVER = /^(\d+)\.(\d+)\.(\d+)$/;

function numberOf(version: string): readonly number[] {
  return (SEMVER.exec(version) ?? []).slice(1).map(Number);
}

function isHigher(version: string, than: string): boolean {
  const [one, other] = [numberOf(version), numberOf(than)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** A changelog whose unreleased section became that of a version, with an empty one before it. */
export function releasedChangelog(text: string, version: string, date: string): string {
  if (!text.includes('## [Unreleased]')) {
    throw new Error('A changelog has no section "## [Unreleased]" to release.');
  }
  return text.replace('## [Unreleased]', `## [Unreleased]\n\n## [${version}] - ${date}`);
}

/**
 * Raises every package of the workspace and `info.version` of the specification to one version, and closes the
 * unreleased section of each changelog.
 *
 * @param root Top of the repository.
 * @param date Such as `2026-11-24`.
 * @returns The changed files, below `root`.
 * @throws Error when the version is none, or is not higher; nothing is changed then.
 */
export function raiseVersions(
  root: string,
  version: string,
  date: string,
  packages: readonly WorkspacePackage[] = workspacePackages(),
): readonly string[] {
  if (!SEMVER.test(version)) {
    throw new Error(`"${version}" is no version. Give three numbers, such as 0.2.0.`);
  }
  const changed = new Map<string, string>();
  const change = (path: string, edit: (text: string) => string): void => {
    changed.set(path, edit(readFileSync(join(root, path), 'utf8')));
  };
  for (const { folder, manifest } of packages) {
    if (!isHigher(version, manifest.version)) {
      throw new Error(`${manifest.name} has ${manifest.version} already; ${version} is not higher.`);
    }
    change(`${folder}/package.json`, (text) => text.replace(/("version": ")[^"]*/, `$1${version}`));
    const changelog = `${folder}/CHANGELOG.md`;
    if (existsSync(join(root, changelog))) {
      change(changelog, (text) => releasedChangelog(text, version, date));
    }
  }
  change('spec/openapi.yaml', (text) => text.replace(/^( {2}version: ).*$/m, `$1${version}`));
  for (const [path, text] of changed) {
    writeWhole(join(root, path), text);
  }
  return [...changed.keys()];
}
