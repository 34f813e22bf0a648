import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { listen } from '@belvo-openapi/plumbing/listen';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDocument, type YAMLMap } from 'yaml';
import { ROOT } from '../src/workspace.ts';

/** What the loop needs of the repository, and what the pages are made of. */
const PARTS = [
  'spec',
  ...['client', 'docs', 'mock', 'plumbing', 'repository', 'spec-model', 'spec-tools'].map((name) => `packages/${name}`),
  'packages/contract-tests/baseline',
  'package.json',
  'tsconfig.base.json',
];
/** Built by the loop itself, or of no use to it. */
const LEFT_OUT = [
  'spec/collection',
  'spec/evidence',
  'packages/docs/dist',
  'packages/docs/test',
  'packages/client/test',
];
const LINK = 'spec/resources/links/schemas/Link.yaml';
const EXAMPLE = 'spec/resources/links/examples/link_recurrent.yaml';

const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'belvo-loop-'))), 'repository');
let loop: ChildProcess;
let mock: string;
let pages: string;
let printed = '';

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The repository with what was built of it, and a specification of a few operations: all of them take long. */
function copyRepository(): void {
  for (const part of PARTS) {
    const source = join(ROOT, part);
    const filter = (path: string) =>
      !LEFT_OUT.some((left) => path === join(ROOT, left)) && !/^(\.turbo|test-results)$/.test(basename(path));
    cpSync(source, join(root, part), { recursive: true, verbatimSymlinks: true, filter });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  const document = parseDocument(read('spec/openapi.yaml'));
  const paths = document.get('paths') as YAMLMap<{ readonly value: string }>;
  const others = paths.items
    .map(({ key }) => key.value)
    .filter((path) => !/^\/api\/(institutions|links|token)\//.test(path));
  for (const path of others) {
    paths.delete(path);
  }
  writeFileSync(join(root, 'spec/openapi.yaml'), document.toString());
}

async function freeAddress(): Promise<string> {
  const server = createServer();
  const url = await listen(server, '127.0.0.1', 0);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

/** Waits, looking again after whatever the loop prints, until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const ended = once(loop, 'close').then(() => Promise.reject(new Error(printed)));
  ended.catch(() => {});
  for (let looked = -1; !(await holds()); looked = printed.length) {
    // What was printed during the look is looked after at once.
    if (printed.length === looked) {
      await Promise.race([once(loop.stdout as NodeJS.ReadableStream, 'data'), ended]);
    }
  }
}

beforeAll(async () => {
  copyRepository();
  [mock, pages] = [await freeAddress(), await freeAddress()];
  const ports = ['--mock-port', new URL(mock).port, '--pages-port', new URL(pages).port];
  loop = spawn(process.execPath, ['packages/repository/src/dev.ts', ...ports], { cwd: root });
  for (const stream of [loop.stdout, loop.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  await until(() => printed.includes(`mock ${mock}   pages ${pages}`));
}, 600_000);

afterAll(async () => {
  if (loop?.exitCode === null) {
    loop.kill('SIGKILL');
    await once(loop, 'exit');
  }
  rmSync(dirname(root), { recursive: true, force: true });
});

async function seen(): Promise<Readonly<Record<'bundle' | 'types' | 'mock' | 'page', boolean>>> {
  const credentials = { authorization: `Basic ${btoa('id:not-a-real-password')}` };
  const id = '11111111-1111-4111-8111-111111111111';
  const answers = await Promise.all([
    fetch(`${mock}/api/links/${id}/`, { headers: credentials }).then((response) => response.text(), String),
    fetch(`${pages}/schemas/Link.html`).then((response) => response.text(), String),
  ]);
  const types = readdirSync(join(root, 'packages/client/dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /models\.d\.c?ts$/.test(file))
    .some((file) => read(`packages/client/dist/${file}`).includes('nickname'));
  return {
    bundle: read('spec/dist/openapi.json').includes('nickname'),
    types,
    mock: answers[0].includes('nickname'),
    page: answers[1].includes('nickname'),
  };
}

test('a saved file reaches bundle, types, mock and page; a broken one is told once and in place', async () => {
  expect(await seen()).toEqual({ bundle: false, types: false, mock: false, page: false });
  const [schema, example] = [read(LINK), read(EXAMPLE)];
  const field = '  nickname:\n    type: string\n    description: What the end user calls the link.\n';
  writeFileSync(join(root, EXAMPLE), example.replace('value:\n', 'value:\n  nickname: savings\n'));
  writeFileSync(join(root, LINK), schema.replace('properties:\n', `properties:\n${field}`));
  await until(async () => Object.values(await seen()).every(Boolean));
  expect(printed).toMatch(/^\d\d:\d\d:\d\d resources\/links\/.*: bundle [\d.]+ s, client [\d.]+ s, pages [\d.]+ s$/m);
  expect(printed).not.toContain('✗');

  writeFileSync(join(root, LINK), `${read(LINK)}broken: [\n`);
  await until(() => printed.includes('✗'));
  const [, told = ''] = printed.split('✗');
  expect(told.match(/Link\.yaml/g)).toHaveLength(1);
  expect(await seen()).toEqual({ bundle: true, types: true, mock: true, page: true });

  writeFileSync(join(root, EXAMPLE), example);
  writeFileSync(join(root, LINK), schema);
  await until(async () => !Object.values(await seen()).some(Boolean));

  loop.kill('SIGTERM');
  expect(await once(loop, 'exit')).toEqual([0, null]);
  await expect(fetch(mock)).rejects.toThrow();
  await expect(fetch(pages)).rejects.toThrow();
  expect(existsSync(join(root, 'spec/dist/openapi.json'))).toBe(true);
}, 600_000);
