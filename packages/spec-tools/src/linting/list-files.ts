import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'test-results', '.turbo']);

/** Every file of the specification's folder that belongs to it, relative, with `/`, in the order of the names. */
export function listFiles(specFolder: string): readonly string[] {
  const visit = (folder: string): string[] =>
    readdirSync(join(specFolder, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        return SKIPPED.has(entry.name) ? [] : visit(path);
      }
      return [path.split(sep).join('/')];
    });
  return visit('.').toSorted();
}

const CONTENT = /^(openapi\.yaml|(resources|shared|webhooks|workflows)\/.+\.ya?ml)$/;

/** Whether a file is part of the description itself, as opposed to its tools, texts and evidence. */
export function isContent(file: string): boolean {
  return CONTENT.test(file);
}
