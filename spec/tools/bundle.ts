/** `pnpm --filter spec bundle`: writes `spec/dist/openapi.{json,yaml}`, `openapi.full.json` and `openapi.agents.json`. */
import { join, relative } from 'node:path';
import { listOperations, listSchemas, listWebhooks } from '../src/index.ts';
import { BundleError, bundleSources } from './bundling/bundle-sources.ts';
import { writeBundles } from './bundling/write-bundles.ts';

const specFolder = join(import.meta.dirname, '..');

try {
  const doc = await bundleSources(join(specFolder, 'openapi.yaml'));
  const files = writeBundles(doc, join(specFolder, 'dist'));
  const counts = `${listOperations(doc).length} operations, ${listWebhooks(doc).length} events, ${listSchemas(doc).length} schemas`;
  console.log(`${counts} → ${files.map((file) => relative(specFolder, file)).join(', ')}`);
} catch (error) {
  if (!(error instanceof BundleError)) {
    throw error;
  }
  console.error(`The specification cannot be bundled:\n${error.message}`);
  process.exitCode = 1;
}
