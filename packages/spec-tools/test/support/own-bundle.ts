import { join } from 'node:path';
import type { OpenApiDocument } from '@belvo-openapi/spec-model';
import { bundleSources } from '../../src/bundling/bundle-sources.ts';
import { SPEC_FOLDER } from '../../src/spec-folder.ts';

let bundled: Promise<OpenApiDocument> | undefined;

/** The repository's own specification with its provenance, bundled once for all test files. Not to be changed. */
export function ownBundle(): Promise<OpenApiDocument> {
  bundled ??= bundleSources(join(SPEC_FOLDER, 'openapi.yaml'));
  return bundled;
}
