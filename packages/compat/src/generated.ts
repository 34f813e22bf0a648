/** What is done with generated code: it is compiled, and its schemas parse every example. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { examples, type PlacedExample } from './document.ts';
import { installed, OUTPUT, run } from './toolbox.ts';

/** The major version of zod that a tool writes for. */
export type ZodMajor = 3 | 4;

/**
 * Compiles generated TypeScript, strictly.
 *
 * @param file the entry, from the folder of all output
 * @throws Error with the compiler's first complaint
 */
export async function compile(file: string, zod: ZodMajor = 4): Promise<void> {
  const paths = zod === 4 ? { zod: ['./node_modules/zod4'], 'zod/*': ['./node_modules/zod4/*'] } : {};
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    allowImportingTsExtensions: true,
    types: ['node'],
    paths,
  };
  const config = join(OUTPUT, `${file.replaceAll('/', '-')}.tsconfig.json`);
  writeFileSync(config, JSON.stringify({ compilerOptions, files: [file] }));
  const compiler = installed('typescript/bin/tsc');
  const { code, output } = await run('node', ['--max-old-space-size=6144', compiler, '-p', config], OUTPUT);
  if (code !== 0) {
    throw new Error(`does not compile: ${output}`);
  }
}

/**
 * Imports generated TypeScript as its users would: bundled, with its zod.
 *
 * @param file the entry, from the folder of all output
 */
export async function load(file: string, zod: ZodMajor = 4): Promise<Readonly<Record<string, unknown>>> {
  const outfile = join(OUTPUT, `${file.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [join(OUTPUT, file)],
    outfile,
    absWorkingDir: OUTPUT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    ...(zod === 4 && { alias: { zod: 'zod4' } }),
  });
  return (await import(pathToFileURL(outfile).href)) as Record<string, unknown>;
}

/** A schema of zod, of either major version. */
export interface ZodSchema {
  safeParse(value: unknown): { readonly success: boolean; readonly error?: { readonly message: string } };
}

/** Whether an export is a schema. */
export const isZodSchema = (value: unknown): value is ZodSchema =>
  typeof (value as ZodSchema | undefined)?.safeParse === 'function';

/**
 * Parses every example with the schema that a tool wrote for its place.
 *
 * @returns how many were parsed, and for how many the tool writes no schema
 * @throws Error when a schema refuses an example, or the tool has none at all
 */
export function parseExamples(schemaOf: (example: PlacedExample) => unknown): { parsed: number; without: number } {
  const refused: string[] = [];
  let parsed = 0;
  let without = 0;
  for (const example of examples) {
    const schema = schemaOf(example);
    if (!isZodSchema(schema)) {
      without++;
      continue;
    }
    parsed++;
    const result = schema.safeParse(example.value);
    if (!result.success) {
      const place = `${example.operation.operationId} ${example.status ?? 'request'} ${example.name}`;
      refused.push(`${place}: ${result.error?.message.replace(/\s+/g, ' ').slice(0, 200)}`);
    }
  }
  if (refused.length > 0) {
    throw new Error(`refuses ${refused.length} of ${parsed} examples: ${refused.slice(0, 5).join('\n')}`);
  }
  if (parsed === 0) {
    throw new Error('has no schema for any example');
  }
  return { parsed, without };
}
