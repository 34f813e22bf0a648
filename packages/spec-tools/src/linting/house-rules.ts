import { join } from 'node:path';
import { lintFromString, loadConfig } from '@redocly/openapi-core';
import { SPEC_FOLDER } from '../spec-folder.ts';

/** Rules that compile every schema to look at examples: most of the time of a run. */
const ABOUT_EXAMPLES = [
  'no-invalid-media-type-examples',
  'no-invalid-parameter-examples',
  'no-invalid-schema-examples',
];

/**
 * Prepares the rules of `redocly.yaml` for documents that are not on disk, such as a changed bundle.
 *
 * @returns A function that says what the rules for bundles object to in a document, without those about examples.
 */
export async function houseRules(): Promise<(document: object) => Promise<readonly string[]>> {
  const config = (await loadConfig({ configPath: join(SPEC_FOLDER, 'redocly.yaml') })).forAlias('bundle');
  config.skipRules(ABOUT_EXAMPLES);
  return async (document) => {
    const source = JSON.stringify(document, null, 2);
    const problems = await lintFromString({ source, absoluteRef: join(SPEC_FOLDER, 'dist/openapi.json'), config });
    return problems.filter(({ ignored }) => !ignored).map(({ ruleId, message }) => `${ruleId}: ${message}`);
  };
}
