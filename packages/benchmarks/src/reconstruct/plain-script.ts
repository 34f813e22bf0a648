import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const SOURCE = fileURLToPath(new URL('.', import.meta.url));
const TARGET = fileURLToPath(new URL('../../dist/', import.meta.url));
const written = new Map<string, string>();

/**
 * A script of this folder without its types, inside this package so that it finds what it imports: a process that
 * first has to strip types starts 40 ms later, which would be charged to the converter it measures.
 */
export function plainScript(file: string): string {
  let target = written.get(file);
  if (target === undefined) {
    target = join(TARGET, file.replace(/\.ts$/, '.mjs'));
    mkdirSync(dirname(target), { recursive: true });
    const { code } = transformSync(readFileSync(join(SOURCE, file), 'utf8'), { loader: 'ts', format: 'esm' });
    writeFileSync(target, code);
    written.set(file, target);
  }
  return target;
}
