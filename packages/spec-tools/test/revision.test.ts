import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportRevision } from '../src/comparing/export-revision.ts';
import { chooseRevision, git } from '../src/comparing/git.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

let folder: string;
let spec: string;

const AUTHOR = { GIT_AUTHOR_NAME: 'T', GIT_AUTHOR_EMAIL: 't@example.com' };
const IDENTITY = { ...AUTHOR, GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@example.com' };

function commit(message: string): void {
  git(folder, ['add', '.']);
  expect(git(folder, ['commit', '-q', '--no-gpg-sign', '-m', message], IDENTITY)).toBeDefined();
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spec-git-'));
  spec = join(folder, 'spec');
  git(folder, ['init', '-q', '-b', 'main']);
  mkdirSync(join(spec, 'resources'), { recursive: true });
  writeFileSync(join(folder, 'README.md'), 'not part of it');
  writeFileSync(join(spec, 'note.md'), 'nothing yet');
  commit('Before the specification');
  writeFileSync(join(spec, 'openapi.yaml'), 'version: 1');
  writeFileSync(join(spec, 'resources/a.yaml'), 'a: 1');
  commit('First version');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function exportTo(revision: string): { readonly exported: boolean; readonly target: string } {
  const target = mkdtempSync(join(folder, 'export-'));
  return { exported: exportRevision(spec, revision, target), target };
}

describe('exportRevision', () => {
  test('writes the folder as it was, and leaves work tree and index alone', () => {
    writeFileSync(join(spec, 'openapi.yaml'), 'version: 2');
    const before = git(folder, ['status', '--porcelain', '--', 'spec']);
    const { exported, target } = exportTo('HEAD');
    expect(exported).toBe(true);
    expect(readFileSync(join(target, 'openapi.yaml'), 'utf8')).toBe('version: 1');
    expect(readFileSync(join(target, 'resources/a.yaml'), 'utf8')).toBe('a: 1');
    expect(readFileSync(join(spec, 'openapi.yaml'), 'utf8')).toBe('version: 2');
    expect(git(folder, ['status', '--porcelain', '--', 'spec'])).toBe(before);
  });

  test('says so when the revision has no specification', () => {
    expect(exportTo('HEAD~1').exported).toBe(false);
    expect(exportTo('nowhere').exported).toBe(false);
  });
});

describe('chooseRevision', () => {
  test('takes the last commit, the main branch of the remote where there is one, and the newest tag', () => {
    expect(chooseRevision(spec, undefined)).toEqual({ revision: 'HEAD' });
    const clone = join(folder, 'clone');
    git(folder, ['clone', '-q', '--depth=1', `file://${folder}`, clone]);
    expect(chooseRevision(join(clone, 'spec'), undefined)).toEqual({ revision: 'origin/main' });
    git(clone, ['commit', '-q', '--no-gpg-sign', '--allow-empty', '-m', 'On a branch'], IDENTITY);
    expect(chooseRevision(join(clone, 'spec'), undefined)).toEqual({ revision: 'origin/main' });
    const branch = join(folder, 'branch');
    git(folder, ['clone', '-q', `file://${folder}`, branch]);
    git(branch, ['switch', '-q', '--detach', 'HEAD~1']);
    expect(chooseRevision(join(branch, 'spec'), undefined)).toEqual({ revision: git(branch, ['rev-parse', 'HEAD']) });
    git(folder, ['tag', 'v0.1.0']);
    expect(chooseRevision(spec, undefined)).toEqual({ revision: 'v0.1.0' });
  });

  test('takes what was asked for, and refuses what git does not know', () => {
    expect(chooseRevision(spec, 'HEAD~1')).toEqual({ revision: 'HEAD~1' });
    expect(() => chooseRevision(spec, 'nowhere')).toThrow('git does not know the revision "nowhere"');
  });

  test('says how little a shallow clone of another branch shows', () => {
    const clone = join(folder, 'shallow');
    git(folder, ['branch', 'topic']);
    git(folder, ['clone', '-q', '--depth=1', '--no-tags', '--branch=topic', `file://${folder}`, clone]);
    expect(chooseRevision(clone, undefined)).toEqual({ revision: 'HEAD', note: expect.stringContaining('git fetch') });
  });

  test('says why there is nothing to compare with', () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    git(empty, ['init', '-q']);
    expect(chooseRevision(empty, undefined)).toEqual({ missing: 'there is no commit yet' });
    expect(chooseRevision(temporaryFolder(), undefined)).toEqual({ missing: expect.stringContaining('not a git') });
  });
});
