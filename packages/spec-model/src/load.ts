import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OpenApiDocument } from './document.ts';

/** Which bundle a {@link BundleLoader} reads. */
export interface LoadBundleOptions {
  /** With provenance (`x-source`), as reference pages want it. Default `false`: the consumers' bundle. */
  readonly full?: boolean;
}

/**
 * Reads a built bundle; `@belvo-openapi/spec` exports the one of its own folder as `loadBundle`.
 *
 * @throws Error when it has not been built.
 */
export type BundleLoader = (options?: LoadBundleOptions) => OpenApiDocument;

/**
 * Makes the function that reads the bundles of a folder.
 *
 * @param folder URL of the folder that holds `openapi.json` and `openapi.full.json`, with a slash at its end.
 * @example
 * const loadBundle = createBundleLoader(new URL('./dist/', import.meta.url));
 * const operations = listOperations(loadBundle());
 */
export function createBundleLoader(folder: URL): BundleLoader {
  return ({ full = false } = {}) => {
    const file = fileURLToPath(new URL(`openapi${full ? '.full' : ''}.json`, folder));
    if (!existsSync(file)) {
      throw new Error(`${file} does not exist. Build it with: npm run build -- --filter=@belvo-openapi/spec`);
    }
    return JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
  };
}
