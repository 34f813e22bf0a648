import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function writeIfChanged(file: string, text: string): void {
  if (statSync(file, { throwIfNoEntry: false }) && readFileSync(file, 'utf8') === text) {
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
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
