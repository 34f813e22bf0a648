import { ImportRecord } from '../record/record.ts';
import { recordOf, titleOf } from '../record/records.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { userPath, writeOutput } from './files.ts';

// Not imported, for the reason given in files.ts.
const { existsSync, readFileSync } = process.getBuiltinModule('node:fs');
const { basename, dirname, join } = process.getBuiltinModule('node:path');

/**
 * Writes the records of some collections beside the file that was made of them.
 *
 * @returns what a person is to know about it
 */
export function writeRecord(documents: readonly OpenApiDocument[], output: string): string[] {
  const folder = dirname(userPath(output));
  const read = (file: string): string | undefined =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file)).toString('utf8') : undefined;
  const written: string[] = [];
  let others: string[] = [];
  for (const document of documents) {
    const known = recordOf(document, basename(output), folder, read, documents.map(titleOf));
    writeOutput(join(folder, known.file), (sink) => sink(ImportRecord.of(document).text()));
    written.push(known.file);
    others = known.others.map(({ file }) => file);
  }
  return [
    `record: ${[...new Set(written)].join(', ')}; keep it beside ${basename(output)}, --into compares with it (--no-record: none)`,
    ...others
      .filter((file) => !written.includes(file))
      .map((file) => `warning: ${file} is about what ${basename(output)} was made of before; remove it`),
  ];
}
