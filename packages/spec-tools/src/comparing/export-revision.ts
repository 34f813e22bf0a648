import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './git.ts';

/**
 * Writes a folder as it was in a revision into another place, without touching work tree, index or branches.
 *
 * @param folder A folder inside a git repository.
 * @param target An existing, empty folder.
 * @returns Whether the revision has the folder.
 */
export function exportRevision(folder: string, revision: string, target: string): boolean {
  const prefix = git(folder, ['rev-parse', '--show-prefix']) ?? '';
  const index = join(target, '.index');
  const read = git(folder, ['read-tree', `${revision}:${prefix}`], { GIT_INDEX_FILE: index });
  if (read === undefined) {
    return false;
  }
  const top = git(folder, ['rev-parse', '--show-toplevel']) ?? folder;
  git(top, ['checkout-index', '--all', `--prefix=${target}/`], { GIT_INDEX_FILE: index });
  return existsSync(join(target, 'openapi.yaml'));
}
