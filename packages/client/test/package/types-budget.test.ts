import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listOperations, loadBundle, type Operation } from '@belvo-openapi/spec';
import { afterAll, expect, test } from 'vitest';
import { bin } from '../support/bin.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(root, '.types-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A call with the specification's own examples as arguments. */
function callOf({ resource, verb, parameters, requestBody }: Operation): string {
  const ids = parameters.filter((parameter) => parameter.in === 'path').map(() => "'id'");
  const body = requestBody ? [JSON.stringify(requestBody.content[0]?.examples[0]?.value)] : [];
  const required = parameters.filter((parameter) => parameter.in !== 'path' && parameter.required);
  const params = required.length > 0 ? [JSON.stringify(Object.fromEntries(required.map(exampleOf)))] : [];
  return `await belvo.${resource}.${verb}(${[...ids, ...body, ...params].join(', ')})`;
}

const exampleOf = ({ name, example }: Operation['parameters'][number]) => [name, example] as const;

interface Cost {
  readonly types: number;
  readonly instantiations: number;
}

/** What the compiler says of a file that uses the published declarations. */
function costOf(name: string, text: string): Cost {
  writeFileSync(join(folder, `${name}.ts`), text);
  const config = {
    compilerOptions: {
      strict: true,
      noEmit: true,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      module: 'nodenext',
      skipLibCheck: true,
      types: [],
    },
    files: [`${name}.ts`],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout: output, status } = spawnSync(bin('tsc'), ['-p', folder, '--extendedDiagnostics'], {
    encoding: 'utf8',
  });
  expect(output.match(/error TS.*/g) ?? [], 'the calls type-check').toEqual([]);
  expect(status).toBe(0);
  const read = (label: string) => Number(new RegExp(`^${label}:\\s+(\\d+)`, 'm').exec(output)?.[1]);
  return { types: read('Types'), instantiations: read('Instantiations') };
}

const IMPORT = "import type { BelvoClient } from '../dist/index.js';\ndeclare const belvo: BelvoClient;\n";

test('40 different calls cost at most 1500 types and 300 instantiations', () => {
  const operations = listOperations(loadBundle());
  // Spread over the whole API, so that every kind of call is among them.
  const step = Math.max(1, Math.floor(operations.length / 40));
  const chosen = operations.filter((_operation, at) => at % step === 0).slice(0, 40);
  expect(chosen).toHaveLength(40);
  const lines = chosen.map((operation, at) => `  const answer${at} = ${callOf(operation)};\n`);
  const { types, instantiations } = costOf('calls', `${IMPORT}export async function use() {\n${lines.join('')}}\n`);
  expect(types).toBeLessThanOrEqual(1500);
  expect(instantiations).toBeLessThanOrEqual(300);
});

test('the published declarations stand on their own: no types of Node', () => {
  const { types } = costOf('imports', "export * from '../dist/index.js';\n");
  expect(types).toBeGreaterThan(0);
  const declarations = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.d\.c?ts$/.test(name),
  );
  const needing = declarations.filter((name) =>
    /reference types|from "node:|from 'node:|NodeJS\.|\bBuffer\b/.test(readFileSync(join(root, 'dist', name), 'utf8')),
  );
  expect(needing).toEqual([]);
});
