import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function writeIfChanged(file: string, text: string): void {
  if (statSync(file, { throwIfNoEntry: false }) && readFileSync(file, 'utf8') === text) {
    return;
  }
  writeWhole(file, text);
}

/** Makes a folder hold exactly these files. A file is replaced in one step, and only if it changes. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    writeIfChanged(join(folder, name), text);
  }
  for (const name of filesIn(folder).filter((name) => !files.has(name))) {
    rmSync(join(folder, name));
  }
}
