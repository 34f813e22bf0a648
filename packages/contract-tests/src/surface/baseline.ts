import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contractOf } from '../support/bundle.ts';
import { type Surface, surfaceOf } from './surface.ts';

const DIRECTORY = fileURLToPath(new URL('../../baseline/', import.meta.url));

/** A surface as JSON Lines, one operation, schema or fact a line: a change of one is a change of one line. */
export function printSurface({ version, operations, schemas, facts }: Surface): string {
  return [{ version }, ...operations, ...schemas, ...facts].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** Reads what {@link printSurface} wrote. Throws when the text does not begin with a version. */
export function parseSurface(text: string): Surface {
  const [head, ...lines] = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as object);
  if (!head || !('version' in head)) {
    throw new Error('a baseline begins with a line that names its version; write it with `pnpm baseline`');
  }
  const having = <T>(key: string) => lines.filter((line) => key in line) as T[];
  return {
    version: String(head.version),
    operations: having('operation'),
    schemas: having('schema'),
    facts: having('fact'),
  };
}

/** The surface of the last released version: the highest in `baseline/`. */
export function lastReleased(): Surface {
  const files = globSync('*.jsonl', { cwd: DIRECTORY }).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const last = files.at(-1);
  if (last === undefined) {
    throw new Error('there is no baseline; write one with `pnpm --filter @belvo-openapi/contract-tests baseline`');
  }
  return parseSurface(readFileSync(DIRECTORY + last, 'utf8'));
}

/** Writes the surface of the present bundle under its version and gives the file. */
export function writeBaseline(): string {
  const surface = surfaceOf(contractOf());
  const file = `${DIRECTORY}${surface.version}.jsonl`;
  mkdirSync(DIRECTORY, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, printSurface(surface));
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

if (import.meta.main) {
  process.stdout.write(`${writeBaseline()}\n`);
}
