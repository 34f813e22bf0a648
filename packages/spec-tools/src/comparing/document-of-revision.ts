import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { bundleSources } from '../bundling/bundle-sources.ts';
import { exportRevision } from './export-revision.ts';

/**
 * The bundled specification as it was in a revision; `undefined` when the revision had none.
 *
 * @throws BundleError when it could not be bundled even then.
 */
export async function documentOfRevision(specFolder: string, revision: string): Promise<OpenApiDocument | undefined> {
  const exported = mkdtempSync(join(tmpdir(), 'spec-revision-'));
  try {
    return exportRevision(specFolder, revision, exported)
      ? await bundleSources(join(exported, 'openapi.yaml'))
      : undefined;
  } finally {
    rmSync(exported, { recursive: true, force: true });
  }
}
