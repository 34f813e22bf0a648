import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPEC_FOLDER } from '../../src/spec-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FIXTURE = join(import.meta.dirname, '../lint/fixtures/small');
const PLUGIN = join(import.meta.dirname, '../../src/rules/plugin.ts');

/** An edit of a specification's files. */
export interface Edit {
  /** Path of the file. */
  readonly in: string;
  readonly from?: string;
  readonly to?: string;
  /** The whole text instead. */
  readonly write?: string;
  readonly remove?: boolean;
  /** One more edit: file, from, to. */
  readonly and?: readonly [file: string, from: string, to: string];
}

/**
 * A copy of the small specification, under the house rules of the real one, in a folder `spec` of a place of its own that
 * is gone when the test ends.
 */
export function smallSpecification(): string {
  const folder = join(temporaryFolder(), 'spec');
  cpSync(FIXTURE, folder, { recursive: true });
  const rules = readFileSync(join(SPEC_FOLDER, 'redocly.yaml'), 'utf8').match(/^ {2}belvo\/.*$/gm) ?? [];
  appendFileSync(join(folder, 'redocly.yaml'), `${rules.join('\n')}\nplugins: ['${PLUGIN}']\n`);
  return folder;
}

function replace(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) {
    throw new Error(`${file} does not have: ${from}`);
  }
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

/** Edits the files of a specification. */
export function applyEdit(folder: string, { in: file, from, to = '', write, remove, and }: Edit): void {
  if (remove) {
    rmSync(join(folder, file));
  } else if (write !== undefined) {
    writeFileSync(join(folder, file), write);
  } else if (from !== undefined) {
    replace(folder, file, from, to);
  }
  if (and) {
    replace(folder, ...and);
  }
}
