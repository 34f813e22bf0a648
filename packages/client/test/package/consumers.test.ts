// Programs that use the packed package in the ways that compilers and runtimes have to find it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPacked, type Packed } from '../support/packed.ts';

let packed: Packed;
beforeAll(() => {
  packed = installPacked();
  const types = dirname(createRequire(import.meta.url).resolve('@types/node/package.json'));
  mkdirSync(join(packed.folder, 'node_modules/@types'));
  symlinkSync(types, join(packed.folder, 'node_modules/@types/node'));
}, 60_000);
afterAll(() => packed.remove());

const PROGRAM = `
import { type BelvoClient, createBelvoClient, ApiError, type Link, MfaRequiredError, optionsFromEnv } from '@belvo-openapi/client';
import { createExactClient } from '@belvo-openapi/client/exact';
import { BelvoCore, linksGet } from '@belvo-openapi/client/operations';
import { createPathClient } from '@belvo-openapi/client/paths';
import { buildEvent, createMockFetch } from '@belvo-openapi/client/testing';
import { parseEvent } from '@belvo-openapi/client/webhooks';
import { widgetUrl } from '@belvo-openapi/client/widget';
import { readCredentialFiles } from '@belvo-openapi/client/credential-files';

type IsAny<T> = 0 extends 1 & T ? true : false;
const belvo: BelvoClient = createBelvoClient({ ...optionsFromEnv(), fetch: createMockFetch().fetch });
createMockFetch().fetch(new Request('https://sandbox.belvo.com/api/links/')); // as msw hands one over
export const used = [parseEvent, widgetUrl, readCredentialFiles, linksGet(new BelvoCore(optionsFromEnv()), 'x')];

// Text whose known values are listed stays text, in the exact client and by paths; the data is that of the methods.
export async function openEnums(): Promise<string | null | undefined> {
  const account = await createExactClient(optionsFromEnv()).accounts.get('x');
  const { data } = await createPathClient(belvo).GET('/api/links/{id}/', { params: { path: { id: 'x' } } });
  const link: Link | undefined = data;
  const mode: string | null | undefined = link?.access_mode;
  return mode?.toUpperCase() ?? account.institution?.type?.trim();
}

// The exact client has the styles and forms of the other.
export async function exact() {
  const client = createExactClient(optionsFromEnv());
  const result = await client.accounts.get('x').result();
  const amount: string | null | undefined = result.ok ? result.data.balance?.current : undefined;
  const receipt = await client.links.delete('x', { mode: 'async' });
  const nothing: void = await client.links.delete('x');
  const flow = await client.links.update('x', { password: 'p' }).flow();
  return [amount, receipt.request_id?.trim(), nothing, flow.state === 'completed' ? flow.data.id : flow.challenge.session];
}

// What is caught is narrowed to what is known, never to any.
export function caught(error: unknown) {
  if (error instanceof MfaRequiredError) {
    const resumed = error.resume('1');
    const isAny: IsAny<typeof resumed> | IsAny<Awaited<typeof resumed>> = false;
    return isAny;
  }
  const status: number | undefined = error instanceof ApiError ? error.status : undefined;
  return status;
}

// Any fetch will do, with its own options.
declare const dispatcher: { dispatch(): boolean };
declare function undiciFetch(input: string | URL, init?: { method?: string; headers?: Record<string, string>; body?: string | null; dispatcher?: unknown }): Promise<{ ok: boolean; status: number; type: 'basic' | 'error'; headers: { get(name: string): string | null; has(name: string): boolean; entries(): IterableIterator<[string, string]>; [Symbol.iterator](): Iterator<[string, string]> }; body: unknown; text(): Promise<string> }>;
createBelvoClient({ ...optionsFromEnv(), fetch });
createBelvoClient({ ...optionsFromEnv(), fetch: undiciFetch });
createBelvoClient({ ...optionsFromEnv(), fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }) });
createBelvoClient({ ...optionsFromEnv(), fetch: (url, init) => fetch(url, { ...init, dispatcher }) });

// What may be left out may be undefined.
export async function search(query: { institution?: string | undefined; page?: number | undefined }, signal: AbortSignal | undefined) {
  await belvo.links.list({ institution: query.institution, page: query.page }, { signal, prefetch: undefined });
  await belvo.links.update('x', { password: 'p', password2: query.institution }, { signal, onMfa: undefined });
  await createPathClient(belvo).GET('/api/links/', { params: { query: { page: query.page } }, signal, timeout: query.page });
  buildEvent('transactions-historical-update', { link_id: query.institution });
  createBelvoClient({ ...optionsFromEnv(), timeout: query.page, retries: { max: query.page }, hooks: undefined });
}
`;

const COMMON = ['--noEmit', '--strict', '--skipLibCheck', '--exactOptionalPropertyTypes', '--types', 'node'];
const OLD = ['--module', 'commonjs', '--moduleResolution', 'node10', '--ignoreDeprecations', '5.0'];

/** What a compiler says of the program as a file of this name. */
function complaints(compiler: string, file: string, options: readonly string[]): string {
  writeFileSync(join(packed.folder, file), PROGRAM);
  const entry = createRequire(import.meta.url).resolve(`${compiler}/package.json`);
  const binary = join(dirname(entry), 'bin/tsc');
  return spawnSync(process.execPath, [binary, ...COMMON, ...options, file], { cwd: packed.folder, encoding: 'utf8' })
    .stdout;
}

test.each<[string, string, string, readonly string[]]>([
  [
    'as a module, with the types of browsers',
    'typescript',
    'module.mts',
    ['--module', 'nodenext', '--target', 'es2022'],
  ],
  [
    'as a module, without them',
    'typescript',
    'bare.mts',
    ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022'],
  ],
  // Without "dom.iterable", the platform's headers cannot be iterated.
  ['from CommonJS', 'typescript5', 'common.cts', ['--module', 'node16', '--target', 'es2022', '--lib', 'es2022,dom']],
  ['by the resolution of old', 'typescript5', 'old.ts', [...OLD, '--target', 'es2022']],
  [
    'for a bundler',
    'typescript5',
    'bundled.ts',
    ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'],
  ],
])('it compiles %s', (_how, compiler, file, options) => {
  expect(complaints(compiler, file, options)).toBe('');
});

test('it is required and imported, both at once', () => {
  writeFileSync(
    join(packed.folder, 'both.cjs'),
    `const { createBelvoClient, NotFoundError } = require('@belvo-openapi/client');
const { createPathClient } = require('@belvo-openapi/client/paths');
const { createMockFetch } = require('@belvo-openapi/client/testing');
require('@belvo-openapi/client/webhooks'); require('@belvo-openapi/client/widget'); require('@belvo-openapi/client/exact');
require('@belvo-openapi/client/credential-files'); require('@belvo-openapi/client/operations');
(async () => {
  const { fetch } = createMockFetch().reply('links_get', { status: 404 });
  const belvo = createBelvoClient({ secretId: 'a', secretPassword: 'b', environment: 'sandbox', fetch });
  const error = await belvo.links.get('x').catch((thrown) => thrown);
  const imported = await import('@belvo-openapi/client');
  const { response } = await createPathClient(belvo).GET('/api/links/{id}/', { params: { path: { id: 'x' } } });
  console.log(JSON.stringify([error instanceof NotFoundError, error instanceof imported.NotFoundError, response.status]));
})();\n`,
  );
  const output = execFileSync(process.execPath, ['both.cjs'], { cwd: packed.folder, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([true, true, 404]);
});

test('an error that nobody catches prints its message and stack, not the source', () => {
  const program = `import { createBelvoClient } from '@belvo-openapi/client';
import { createMockFetch } from '@belvo-openapi/client/testing';
const { fetch } = createMockFetch().reply('links_get', { status: 404 });
await createBelvoClient({ secretId: 'a', secretPassword: 'b', environment: 'sandbox', fetch }).links.get('x');`;
  for (const type of ['module', 'commonjs']) {
    const source =
      type === 'module'
        ? program
        : program.replace(/^import (.*) from (.*);$/gm, 'const $1 = require($2);').replace(/^await /m, '');
    const { stderr } = spawnSync(process.execPath, [`--input-type=${type}`, '-e', source], {
      cwd: packed.folder,
      encoding: 'utf8',
    });
    expect(stderr).toContain('links_get: 404 not_found');
    expect(stderr.length).toBeLessThan(5000);
  }
});
