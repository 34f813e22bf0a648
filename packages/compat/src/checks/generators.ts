/** Generators of clients, types and schemas: what they write is compiled, and the schemas parse every example. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check, Finding } from '../check.ts';
import { camelCase, examples, operations, pascalCase } from '../document.ts';
import { compile, load, parseExamples } from '../generated.ts';
import { BUNDLE, installed, OUTPUT, runTool } from '../toolbox.ts';

/** An empty folder for what a tool writes. */
function freshFolder(name: string): string {
  const folder = join(OUTPUT, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function generate(binary: string, args: readonly string[], folder: string): Promise<void> {
  const { code, output } = await runTool(binary, args, folder);
  if (code !== 0) {
    throw new Error(`ends with code ${code}: ${output.trim().slice(-2000)}`);
  }
}

/** Writes a configuration that names plugins by the address of their file: it stands outside of their folder. */
function writeConfig(folder: string, text: string): string {
  const file = join(folder, 'compat.config.mjs');
  writeFileSync(file, text);
  return file;
}

interface Remarks {
  /** What a user has to set so that times with an offset (RFC 3339, section 5.6), which Belvo sends, are taken. */
  readonly setting?: string;
  /** Why some examples have no schema, or not one of their own. */
  readonly limits?: string;
}

function examplesFinding(counts: { parsed: number; without: number }, { setting, limits }: Remarks): Finding {
  const reason = limits ?? 'the others have no schema';
  const parses = `its zod schemas parse ${counts.parsed} of ${examples.length} examples`;
  const proof = setting === undefined ? `compiles; ${parses}` : `compiles; with \`${setting}\` ${parses}`;
  return counts.without > 0 ? { proof, limits: reason } : { proof };
}

async function heyApi(): Promise<Finding> {
  const folder = freshFolder('hey-api');
  const plugins = [
    '@hey-api/typescript',
    '@hey-api/sdk',
    '@hey-api/client-fetch',
    { name: 'zod', compatibilityVersion: 4, dates: { offset: true } },
  ];
  const config = { input: BUNDLE, output: { path: join(folder, 'src') }, plugins };
  const file = writeConfig(folder, `export default ${JSON.stringify(config)};`);
  await generate('openapi-ts', ['-f', file], folder);
  await compile('hey-api/src/index.ts');
  await compile('hey-api/src/zod.gen.ts');
  const zod = await load('hey-api/src/zod.gen.ts');
  const counts = parseExamples(({ operation, status }) => {
    const name = `z${pascalCase(operation.operationId)}`;
    return status === undefined ? zod[`${name}Body`] : status.startsWith('2') ? zod[`${name}Response`] : undefined;
  });
  return examplesFinding(counts, {
    setting: 'dates.offset: true',
    limits: 'it writes none for answers that are errors',
  });
}

async function orval(): Promise<Finding> {
  const folder = freshFolder('orval');
  const all = { param: true, query: true, header: true, body: true, response: true };
  const config = {
    client: { input: BUNDLE, output: { target: join(folder, 'client.ts'), client: 'fetch', mode: 'single' } },
    zod: {
      input: BUNDLE,
      output: {
        target: join(folder, 'zod.ts'),
        client: 'zod',
        override: {
          zod: { version: 4, generate: all, generateEachHttpStatus: true, dateTimeOptions: { offset: true } },
        },
      },
    },
  };
  const file = writeConfig(folder, `export default ${JSON.stringify(config)};`);
  await generate('orval', ['--config', file], folder);
  await compile('orval/client.ts');
  await compile('orval/zod.ts');
  const zod = await load('orval/zod.ts');
  return examplesFinding(
    parseExamples(({ operation, status }) => {
      const name = pascalCase(operation.operationId);
      return status === undefined ? zod[`${name}Body`] : zod[`${name}${status}Response`];
    }),
    { setting: 'dateTimeOptions.offset: true' },
  );
}

async function kubb(): Promise<Finding> {
  const folder = freshFolder('kubb');
  const plugin = (name: string): string => JSON.stringify(pathToFileURL(installed(`@kubb/${name}/dist/index.js`)).href);
  const file = writeConfig(
    folder,
    `import { pluginOas } from ${plugin('plugin-oas')};
import { pluginTs } from ${plugin('plugin-ts')};
import { pluginZod } from ${plugin('plugin-zod')};
export default {
  root: ${JSON.stringify(folder)},
  input: { path: ${JSON.stringify(BUNDLE)} },
  output: { path: 'src', format: false, lint: false },
  plugins: [
    pluginOas({ generators: [] }),
    pluginTs({ output: { path: 'types' } }),
    pluginZod({ output: { path: 'zod' }, version: '4', dateType: 'stringOffset' }),
  ],
};
`,
  );
  await generate('kubb', ['generate', '--config', file], folder);
  await compile('kubb/src/index.ts');
  const zod = await load('kubb/src/index.ts');
  return examplesFinding(
    parseExamples(({ operation, status }) => {
      const name = camelCase(operation.operationId);
      return status === undefined ? zod[`${name}MutationRequestSchema`] : zod[`${name}${status}Schema`];
    }),
    { setting: "dateType: 'stringOffset'" },
  );
}

async function swaggerTypescriptApi(): Promise<Finding> {
  const folder = freshFolder('swagger-typescript-api');
  await generate('swagger-typescript-api', ['generate', '-p', BUNDLE, '-o', folder, '-n', 'api.ts'], folder);
  await compile('swagger-typescript-api/api.ts');
  return { proof: 'compiles' };
}

interface ZodiosEndpoint {
  readonly alias?: string;
  readonly parameters?: readonly { readonly type: string; readonly schema: unknown }[];
  readonly response: unknown;
  readonly errors?: readonly { readonly status: number | 'default'; readonly schema: unknown }[];
}

async function openapiZodClient(): Promise<Finding> {
  const folder = freshFolder('openapi-zod-client');
  await generate('openapi-zod-client', [BUNDLE, '-o', join(folder, 'client.ts'), '--export-schemas'], folder);
  await compile('openapi-zod-client/client.ts', 3);
  const { api } = await load('openapi-zod-client/client.ts', 3);
  const endpoints = new Map((api as { api: readonly ZodiosEndpoint[] }).api.map((one) => [one.alias, one]));
  return examplesFinding(
    parseExamples(({ operation, status }) => {
      const endpoint = endpoints.get(operation.operationId);
      if (status === undefined) {
        return endpoint?.parameters?.find(({ type }) => type === 'Body')?.schema;
      }
      const error = endpoint?.errors?.find((one) => String(one.status) === status);
      const first = operation.responses.find((response) => response.status.startsWith('2'))?.status;
      return error?.schema ?? (status === first ? endpoint?.response : undefined);
    }),
    { limits: 'it keeps the first success of an operation alone' },
  );
}

async function openapiMcpGenerator(): Promise<Finding> {
  const folder = freshFolder('openapi-mcp-generator');
  await generate('openapi-mcp-generator', ['-i', BUNDLE, '-o', folder, '--force'], folder);
  await compile('openapi-mcp-generator/src/index.ts', 3);
  const text = readFileSync(join(folder, 'src/index.ts'), 'utf8');
  const missing = operations.filter(({ operationId }) => !text.includes(`["${operationId}", {`));
  if (missing.length > 0) {
    throw new Error(`writes no tool for ${missing.length} operations, ${missing[0]?.operationId} among them`);
  }
  return { proof: `compiles; a tool for each of ${operations.length} operations` };
}

/** In the order of the table. */
export const generators: readonly Check[] = [
  { tool: 'hey-api', packages: ['@hey-api/openapi-ts'], run: heyApi },
  { tool: 'orval', packages: ['orval'], run: orval },
  {
    tool: 'kubb',
    packages: ['@kubb/cli', '@kubb/core', '@kubb/plugin-oas', '@kubb/plugin-ts', '@kubb/plugin-zod'],
    run: kubb,
  },
  { tool: 'swagger-typescript-api', packages: ['swagger-typescript-api'], run: swaggerTypescriptApi },
  { tool: 'openapi-zod-client', packages: ['openapi-zod-client'], run: openapiZodClient },
  { tool: 'openapi-mcp-generator', packages: ['openapi-mcp-generator'], run: openapiMcpGenerator },
];
