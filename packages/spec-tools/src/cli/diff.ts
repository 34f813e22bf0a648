/**
 * `pnpm spec:diff [revision]`: what the working tree changes in API terms, with semver weights. Fails when
 * `info.version` was not raised accordingly. Without a revision: the newest tag, else origin/main, else HEAD; where there
 * is none of them either, it says so and succeeds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleError, bundleSources } from '../bundling/bundle-sources.ts';
import { compareDocuments } from '../comparing/compare-documents.ts';
import { exportRevision } from '../comparing/export-revision.ts';
import { chooseRevision, RevisionError } from '../comparing/git.ts';
import { SPEC_FOLDER } from '../spec-folder.ts';

/** Prints the comparison with a revision and returns whether the version fits. */
async function compareWith(revision: string): Promise<boolean> {
  const exported = mkdtempSync(join(tmpdir(), 'spec-revision-'));
  try {
    if (!exportRevision(SPEC_FOLDER, revision, exported)) {
      console.log(`${revision} has no specification yet: everything is new.`);
      return true;
    }
    const before = await bundleSources(join(exported, 'openapi.yaml'));
    const after = await bundleSources(join(SPEC_FOLDER, 'openapi.yaml'));
    const { report, versionFits } = compareDocuments(before, after);
    console.log(`${revision} (${before.info.version}) → working tree (${after.info.version})\n\n${report}`);
    return versionFits;
  } finally {
    rmSync(exported, { recursive: true, force: true });
  }
}

try {
  const choice = chooseRevision(SPEC_FOLDER, process.argv[2]);
  if ('missing' in choice) {
    console.log(`Skipped because ${choice.missing}: there is nothing to compare with.`);
  } else {
    process.exitCode = (await compareWith(choice.revision)) ? 0 : 1;
    if (choice.note !== undefined) {
      console.log(choice.note);
    }
  }
} catch (error) {
  if (!(error instanceof BundleError || error instanceof RevisionError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
