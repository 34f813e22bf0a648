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

/** A revision to compare with, or the reason why there is none. */
export type Choice =
  | { readonly revision: string /** What the reader should know about it. */; readonly note?: string }
  | { readonly missing: string };

const SHALLOW_NOTE =
  'This clone is shallow and has no main branch: only uncommitted changes are seen. "git fetch origin main" brings it.';

/**
 * The revision to compare with: the one asked for, or else the newest tag, the point where the branch left
 * the remote's main branch, or the last commit.
 *
 * @throws RevisionError when the one asked for does not exist.
 */
export function chooseRevision(folder: string, asked: string | undefined): Choice {
  const exists = (revision: string): boolean =>
    git(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) !== undefined;
  if (asked !== undefined && !exists(asked)) {
    throw new RevisionError(
      `git does not know the revision "${asked}". Name a commit, tag or branch; a shallow clone may need "git fetch".`,
    );
  }
  const newestTag = git(folder, ['describe', '--tags', '--abbrev=0']);
  const main = git(folder, ['rev-parse', 'origin/main']);
  const base = git(folder, ['merge-base', 'origin/main', 'HEAD']);
  const branchPoint = base === undefined || base === main ? 'origin/main' : base;
  const revision = [asked, newestTag, branchPoint, 'HEAD'].filter((each) => each !== undefined).find(exists);
  if (revision === undefined) {
    const inside = git(folder, ['rev-parse', '--is-inside-work-tree']) === 'true';
    return { missing: inside ? 'there is no commit yet' : 'this is not a git repository, or git is not installed' };
  }
  const shallow = revision === 'HEAD' && git(folder, ['rev-parse', '--is-shallow-repository']) === 'true';
  return shallow && asked === undefined ? { revision, note: SHALLOW_NOTE } : { revision };
}
