import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportRecord } from '../record/record.ts';
import { recordOf } from '../record/records.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { toYaml } from '../write/yaml.ts';
import { splitDocument } from './split-document.ts';
import { writeFiles } from './write-files.ts';

/**
 * Writes a document as a folder: `openapi.yaml` as index, one folder per resource, `shared` for what several use, and
 * the record of this import, the base of later merges. Existing files of the same names are replaced; all or none.
 *
 * @returns the files written, relative to the folder
 */
export function writeFolder(document: OpenApiDocument, folder: string): string[] {
  const texts = new Map<string, string>();
  for (const [file, data] of splitDocument(document)) {
    texts.set(file, toYaml(data));
  }
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
  texts.set(recordOf(document, 'openapi.yaml', folder, read).file, ImportRecord.of(document).text());
  writeFiles(folder, texts);
  return [...texts.keys()];
}
