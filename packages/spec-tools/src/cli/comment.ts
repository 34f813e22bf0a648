/**
 * `npm run spec:comment -- --base HEAD^1 --out comment.md [--pages URL]`: what a pull request changes, as the comment that
 * the workflow `.github/workflows/specification.yml` keeps up to date on it. Fails when there is nothing to compare with.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { BundleError, bundleSources } from '../bundling/bundle-sources.ts';
import { stripProvenance } from '../bundling/strip-provenance.ts';
import { contractOf, judge, lastRelease } from '../changes/index.ts';
import { documentOfRevision } from '../comparing/document-of-revision.ts';
import { chooseRevision, git, RevisionError } from '../comparing/git.ts';
import { type ChangedType, renderComment } from '../reporting/comment.ts';
import { BASELINE_FOLDER, SPEC_FOLDER, SPEC_ROOT } from '../spec-folder.ts';

const ROOT = join(SPEC_FOLDER, '..');

/** The client's generator is asked in a process of its own: this package does not depend on the client. */
function changedTypes(before: OpenApiDocument, after: OpenApiDocument): readonly ChangedType[] {
  const folder = mkdtempSync(join(tmpdir(), 'spec-types-'));
  try {
    const files = [before, after].map((doc, index) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify(stripProvenance(doc)));
      return file;
    });
    const script = join(ROOT, 'packages/client/codegen/api-report.ts');
    const output = execFileSync(process.execPath, [script, ...files], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    return JSON.parse(output) as readonly ChangedType[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Baselines of the older revision that are gone or different now. */
function alteredBaselines(revision: string): readonly string[] {
  const folder = relative(ROOT, BASELINE_FOLDER);
  const changed = git(ROOT, ['diff', '--name-only', '--diff-filter=MDT', revision, '--', folder]) ?? '';
  return changed.split('\n').filter((file) => file !== '');
}

const { values } = parseArgs({
  options: { base: { type: 'string' }, out: { type: 'string' }, pages: { type: 'string' } },
});

try {
  const choice = chooseRevision(SPEC_FOLDER, values.base);
  if ('missing' in choice) {
    throw new RevisionError(`There is nothing to compare with: ${choice.missing}.`);
  }
  const before = await documentOfRevision(SPEC_FOLDER, choice.revision);
  if (!before) {
    throw new RevisionError(`${choice.revision} has no specification: there is nothing to compare with.`);
  }
  const after = await bundleSources(SPEC_ROOT);
  const release = lastRelease(BASELINE_FOLDER);
  const now = contractOf(after);
  const comment = renderComment({
    changes: judge(contractOf(before), now),
    ...(release && { sinceRelease: judge(release, now) }),
    types: changedTypes(before, after),
    alteredBaselines: alteredBaselines(choice.revision),
    ...(values.pages && { pages: values.pages }),
  });
  if (values.out === undefined) {
    console.log(comment);
  } else {
    writeFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), values.out), comment);
  }
} catch (error) {
  if (!(error instanceof BundleError || error instanceof RevisionError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
