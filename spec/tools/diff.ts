/**
 * `pnpm spec:diff [revision]`: what the working tree changes in API terms, with semver weights. Fails when
 * `info.version` was not raised accordingly. Without a revision: the newest tag, else origin/main, else HEAD.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BundleError, bundleSources } from './bundling/bundle-sources.ts';
import { compareDocuments } from './comparing/compare-documents.ts';
import { exportRevision } from './comparing/export-revision.ts';
import { chooseRevision, RevisionError } from './comparing/git.ts';

const specFolder = join(import.meta.dirname, '..');
const exported = mkdtempSync(join(tmpdir(), 'spec-revision-'));

try {
  const revision = chooseRevision(specFolder, process.argv[2]);
  if (exportRevision(specFolder, revision, exported)) {
    const before = await bundleSources(join(exported, 'openapi.yaml'));
    const after = await bundleSources(join(specFolder, 'openapi.yaml'));
    const { report, versionFits } = compareDocuments(before, after);
    console.log(`${revision} (${before.info.version}) → working tree (${after.info.version})\n\n${report}`);
    process.exitCode = versionFits ? 0 : 1;
  } else {
    console.log(`${revision} has no specification yet: everything is new.`);
  }
} catch (error) {
  if (!(error instanceof BundleError || error instanceof RevisionError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(exported, { recursive: true, force: true });
}
