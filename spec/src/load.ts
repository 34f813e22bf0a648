import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from './document.ts';

/** Which bundle {@link loadBundle} reads. */
export interface LoadBundleOptions {
  /** With provenance (`x-source`), as reference pages want it. Default `false`: the consumers' bundle. */
  readonly full?: boolean;
}

/**
 * Reads the bundled specification from `spec/dist`.
 *
 * @throws Error when it has not been built.
 * @example
 * const operations = listOperations(loadBundle());
 */
export function loadBundle({ full = false }: LoadBundleOptions = {}): OpenApiDocument {
  const file = fileURLToPath(new URL(`../dist/openapi${full ? '.full' : ''}.json`, import.meta.url));
  if (!existsSync(file)) {
    throw new Error(`${file} does not exist. Build it with: pnpm --filter @belvo-openapi/spec bundle`);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
}
