import { join } from 'node:path';

/** The folder of the reviewed specification, the one that every command works on. */
export const SPEC_FOLDER = join(import.meta.dirname, '../../../spec');

/** Its index file. */
export const SPEC_ROOT = join(SPEC_FOLDER, 'openapi.yaml');

/** What each released version promised, one file a version. */
export const BASELINE_FOLDER = join(import.meta.dirname, '../../contract-tests/baseline');
