/** `pnpm --filter @belvo-openapi/spec build`: writes `spec/dist/openapi.{json,yaml}`, `openapi.full.json` and `openapi.agents.json`. */
import { join, relative } from 'node:path';
import { listOperations, listSchemas, listWebhooks } from '@belvo-openapi/spec-model';
import { BundleError, bundleSources } from '../bundling/bundle-sources.ts';
import { writeBundles } from '../bundling/write-bundles.ts';
import { SPEC_FOLDER } from '../spec-folder.ts';

try {
  const doc = await bundleSources(join(SPEC_FOLDER, 'openapi.yaml'));
  const files = writeBundles(doc, join(SPEC_FOLDER, 'dist'));
  const counts = `${listOperations(doc).length} operations, ${listWebhooks(doc).length} events, ${listSchemas(doc).length} schemas`;
  console.log(`${counts} → ${files.map((file) => relative(SPEC_FOLDER, file)).join(', ')}`);
} catch (error) {
  if (!(error instanceof BundleError)) {
    throw error;
  }
  console.error(`The specification cannot be bundled:\n${error.message}`);
  process.exitCode = 1;
}
