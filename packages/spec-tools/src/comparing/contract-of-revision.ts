import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleSources } from '../bundling/bundle-sources.ts';
import { type Contract, contractOf } from '../changes/index.ts';
import { exportRevision } from './export-revision.ts';

/**
 * The contract of the specification as it was in a revision; `undefined` when the revision had none.
 *
 * @throws BundleError when it could not be bundled even then.
 */
export async function contractOfRevision(specFolder: string, revision: string): Promise<Contract | undefined> {
  const exported = mkdtempSync(join(tmpdir(), 'spec-revision-'));
  try {
    return exportRevision(specFolder, revision, exported)
      ? contractOf(await bundleSources(join(exported, 'openapi.yaml')))
      : undefined;
  } finally {
    rmSync(exported, { recursive: true, force: true });
  }
}
