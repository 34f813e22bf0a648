import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fileOfOperation } from '../support/spec-files.ts';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles files with the package's own settings and gives the compiler's complaints, one a line. */
export function compile(...options: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const compiler = `${PACKAGE}node_modules/.bin/tsc`;
    execFile(compiler, ['--noEmit', '--pretty', 'false', ...options], { cwd: PACKAGE }, (error, stdout, stderr) => {
      if (error && stdout === '') {
        reject(new Error(`the compiler did not run: ${stderr || error.message}`));
      } else {
        resolve(stdout.split('\n').filter((line) => /^\S.*: error /.test(line)));
      }
    });
  });
}

/** A complaint with the operation it is about and the line that makes the claim. */
export function explain(complaint: string, file: string): string {
  const line = Number(/\((\d+),/.exec(complaint)?.[1] ?? 0);
  const lines = readFileSync(file, 'utf8').split('\n');
  const before = lines.slice(0, line).reverse();
  const operationId = before.map((text) => /^export function (\w+)/.exec(text)?.[1]).find((name) => name !== undefined);
  const claim = lines[line - 1]?.trim().slice(0, 300);
  return [
    complaint,
    `  claim      ${claim}`,
    `  look at    ${operationId ? fileOfOperation(operationId) : 'spec/'}`,
  ].join('\n');
}
