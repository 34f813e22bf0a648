import { join } from 'node:path';

/** The folder of the reviewed specification, the one that every command works on. */
export const SPEC_FOLDER = join(import.meta.dirname, '../../../spec');
