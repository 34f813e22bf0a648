import { execFileSync } from 'node:child_process';

/** Thrown for a revision that git does not know; the message says what to give instead. */
export class RevisionError extends Error {
  override readonly name = 'RevisionError';
}

/** Runs git in a folder and returns what it prints, without the last newline; `undefined` when it fails. */
export function git(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string | undefined {
  try {
    const options = { cwd: folder, env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', [...args], options).trimEnd();
  } catch {
    return undefined;
  }
}

/**
 * The revision to compare with: the one asked for, or else the newest tag, the remote's main branch, or the last commit.
 *
 * @throws RevisionError when it does not exist.
 */
export function chooseRevision(folder: string, asked: string | undefined): string {
  const exists = (revision: string | undefined): revision is string =>
    revision !== undefined && git(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) !== undefined;
  const candidates =
    asked === undefined ? [git(folder, ['describe', '--tags', '--abbrev=0']), 'origin/main', 'HEAD'] : [asked];
  const found = candidates.find(exists);
  if (found === undefined) {
    throw new RevisionError(
      asked === undefined
        ? 'There is no commit to compare with. Commit first, or name a revision.'
        : `git does not know the revision "${asked}". Name a commit, tag or branch; a shallow clone may need "git fetch".`,
    );
  }
  return found;
}
