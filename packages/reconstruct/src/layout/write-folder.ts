import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OpenApiDocument } from '../write/document.ts';
import { toYaml } from '../write/yaml.ts';
import { splitDocument } from './split-document.ts';

/**
 * Writes a document as a folder: `openapi.yaml` as index, one folder per resource, `shared` for what several use.
 * Existing files of the same names are replaced.
 *
 * @returns the files written, relative to the folder
 */
export function writeFolder(document: OpenApiDocument, folder: string): string[] {
  const files = splitDocument(document);
  for (const [file, data] of files) {
    writeWhole(join(folder, file), toYaml(data));
  }
  return [...files.keys()];
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}
