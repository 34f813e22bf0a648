import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Replaces files, each whole or not at all; none is touched when one of them cannot be written. */
export function replaceFiles(folder: string, files: Readonly<Record<string, string>>): void {
  const drafts = Object.entries(files).map(([name, text]) => {
    const file = join(folder, name);
    return { file, draft: `${file}.${process.pid}.tmp`, text };
  });
  try {
    for (const { draft, text } of drafts) {
      writeFileSync(draft, text);
    }
  } catch (error) {
    for (const { draft } of drafts) {
      rmSync(draft, { force: true });
    }
    throw error;
  }
  for (const { file, draft } of drafts) {
    renameSync(draft, file);
  }
}
