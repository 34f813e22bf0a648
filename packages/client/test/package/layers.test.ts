// The folders of src stand on each other, without a circle: who reads one of them needs those below it, and no other.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript5';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** From the ground up. `.` are the entry points, and what they put together. */
const LAYERS = [
  'util',
  'generated/data',
  'errors',
  'redact',
  'config',
  'retry',
  'core',
  'hooks',
  'rate-limit',
  'mfa',
  'pagination',
  'credential-files',
  'testing',
  'webhooks',
  'generated/operations',
  'widget',
  '.',
  'path-client',
  'exact',
];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** What a file imports of its own package, types included. */
function importsOf(file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(source, file), 'utf8'), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)));
}

test('every folder has its place', () => {
  expect([...new Set(files.map((file) => dirname(file)))].sort()).toEqual([...LAYERS].sort());
});

test('no folder imports from one above it', () => {
  const isEntry = (file: string) => dirname(file) === '.' && file !== 'client.ts' && file !== 'error-guards.ts';
  const wrong = files
    .filter((file) => !isEntry(file))
    .flatMap((file) => importsOf(file).map((imported) => ({ file, imported })))
    .filter(({ file, imported }) => LAYERS.indexOf(dirname(imported)) > LAYERS.indexOf(dirname(file)))
    .map(({ file, imported }) => `${file} → ${imported}`);
  expect(wrong).toEqual([]);
});

test('no files import each other in a circle', () => {
  const done = new Set<string>();
  const visit = (file: string, above: readonly string[]): void => {
    expect(above, 'a circle of imports').not.toContain(file);
    if (!done.has(file)) {
      for (const imported of importsOf(file)) {
        visit(imported, [...above, file]);
      }
      done.add(file);
    }
  };
  for (const file of files) {
    visit(file, []);
  }
  expect(done.size).toBe(files.length);
});

test('files are thick enough to find, and thin enough to read', () => {
  const own = files.filter((file) => !file.startsWith('generated'));
  const lines = own.map((file) => [file, readFileSync(join(source, file), 'utf8').split('\n').length] as const);
  expect(own.length).toBeLessThanOrEqual(75);
  expect(lines.filter(([, count]) => count > 400)).toEqual([]);
});
