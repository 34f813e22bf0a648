import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMerged, mergeInto, reconstruct } from '@belvo-openapi/reconstruct';
import { runChecks } from '@belvo-openapi/spec-tools/lint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDrift } from '../src/find-drift.ts';

const SPEC = fileURLToPath(new URL('../../../spec', import.meta.url));
const SEED = readFileSync(join(SPEC, 'collection/belvo.postman_collection.json'), 'utf8');

/** What the linter asks of a person: words, examples, secrets, the retry class and the source. */
const PERSONAL = [
  'belvo/descriptions',
  'belvo/provenance',
  'belvo/retry-class',
  'belvo/sensitive-fields',
  'no-invalid-media-type-examples',
  'scalar-property-missing-example',
];

let spec: string;
beforeAll(() => {
  spec = mkdtempSync(join(tmpdir(), 'second-import-'));
  cpSync(SPEC, spec, {
    recursive: true,
    filter: (path) => !/^(?:node_modules|dist|\.turbo|openapi\.record\..*)$/.test(basename(path)),
  });
  edit('redocly.yaml', '../packages/', `${join(SPEC, '../packages')}/`);
  const links = read('resources/links/paths/links.yaml');
  write('resources/links/paths/links.yaml', links.replace(/^post:\n(?:(?: .*)?\n)+/m, ''));
  // Its first step is the operation that this walk brings back under another name.
  rmSync(join(spec, 'workflows/register-link.arazzo.yaml'));
  removeUnused();
  forgetOtherItems();
});
afterAll(() => rmSync(spec, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(join(spec, file), 'utf8');
const write = (file: string, text: string): void => writeFileSync(join(spec, file), text);

/** Leaves the decisions about the one item that this walk begins with: the other collection is not part of it. */
function forgetOtherItems(): void {
  for (const name of readdirSync(join(spec, 'decisions'))) {
    const text = read(`decisions/${name}`).replace(/^ {2}- \{ item: (?!Links \/ Update,).*\n/gm, '');
    write(`decisions/${name}`, text.replace(/^covers:\n(?=---)/m, 'covers: []\n'));
  }
}

/** Deletes what nothing refers to, now that an operation is gone. */
function removeUnused(): void {
  const files = readdirSync(spec, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const used = new Set(files.flatMap((file) => read(file).match(/[\w.-]+\.yaml/g) ?? []));
  const unused = files.filter((file) => /^(?:resources|shared)/.test(file) && !used.has(basename(file)));
  for (const file of unused) {
    rmSync(join(spec, file));
  }
  if (unused.length > 0) {
    removeUnused();
  }
}

function edit(file: string, from: string, to: string): void {
  const before = read(file);
  expect(before, file).toContain(from);
  write(
    file,
    before.replace(from, () => to),
  );
}

const json = [{ key: 'Content-Type', value: 'application/json' }];
const reasons = '[{"code": "<string>", "message": "<string>", "request_id": "<string>"}]';

/** The collection with a second item, and one field more in the body of the first. */
function secondCollection(): string {
  const collection = JSON.parse(SEED) as { item: unknown[] };
  const folder = JSON.stringify(collection).includes('"Links"') ? findFolder(collection.item, 'Links') : collection;
  const [update] = folder.item as { request: { body: { raw: string } } }[];
  const body = JSON.parse(update?.request.body.raw ?? '{}') as Record<string, unknown>;
  Object.assign(update?.request.body ?? {}, { raw: JSON.stringify({ ...body, branch_code: '<string>' }) });
  folder.item.push({
    name: 'Register',
    request: {
      method: 'POST',
      header: json,
      url: { raw: '{{baseUrl}}/api/links/', host: ['{{baseUrl}}'], path: ['api', 'links', ''] },
      body: { mode: 'raw', raw: '{"institution": "<string>", "username": "<string>", "password": "<string>"}' },
    },
    response: [
      { name: 'Created', code: 201, header: json, body: linkBody() },
      { name: 'Authentication failed', code: 401, header: json, body: reasons },
      { name: 'Unexpected error', code: 500, header: json, body: reasons },
    ],
  });
  return JSON.stringify(collection);
}

function findFolder(items: readonly unknown[], name: string): { item: unknown[] } {
  const folders = items as { name?: string; item?: unknown[] }[];
  const own = folders.find((folder) => folder.name === name && folder.item);
  return (own ??
    findFolder(
      folders.flatMap((folder) => folder.item ?? []),
      name,
    )) as { item: unknown[] };
}

/** A link as a generator shows it. */
function linkBody(): string {
  const link = {
    id: '<uuid>',
    institution: '<string>',
    access_mode: '<string>',
    last_accessed_at: '<dateTime>',
    created_at: '<dateTime>',
    external_id: '<string>',
    institution_user_id: '<string>',
    status: '<string>',
    created_by: '<uuid>',
    refresh_rate: '<string>',
  };
  return JSON.stringify(link);
}

/** What a person adds after the linter has asked for it. */
function finish(): void {
  edit(
    'resources/links/paths/links.yaml',
    '  operationId: links_create\n',
    [
      '  operationId: links_create',
      '  description: >-',
      '    Connects an end user to an institution. Belvo logs in with the credentials you send, which can take minutes.',
      '    A refused login is not to be repeated by program: institutions lock accounts after a few attempts.',
      '  x-retry: unsent',
      '  x-source:',
      '    operationId: RegisterLink',
      '    documents: [collection-2021]',
      '    confidence: low',
      '',
    ].join('\n'),
  );
  edit(
    'resources/links/paths/links.yaml',
    "  requestBody:\n    required: true\n    content:\n      application/json:\n        schema:\n          $ref: '../schemas/Reg",
    "  requestBody:\n    required: true\n    description: Whom to connect, and where.\n    content:\n      application/json:\n        schema:\n          $ref: '../schemas/Reg",
  );
  edit('resources/links/responses/LinksCreate201.yaml', 'Created.', 'The new link.');
  edit(
    'resources/links/examples/created.yaml',
    'institution_user_id: string',
    `institution_user_id: ${'EXAMPLE'.repeat(6)}0=`,
  );
  const request = 'resources/links/schemas/RegisterLinkRequest.yaml';
  edit(request, 'type: object\n', 'type: object\ndescription: Whom to connect, and where.\n');
  const field = (name: string, from: string, ...lines: string[]): void =>
    edit(request, `  ${name}:\n${from}`, `  ${name}:\n${from}${lines.map((line) => `    ${line}\n`).join('')}`);
  const text = '    type: string\n';
  field('institution', text, 'description: Code name of the institution.', 'examples: [planet_mx_employment]');
  field('username', text, 'x-sensitive: credential', 'description: Name for the login.', 'examples: [not-a-real-user]');
  field('password', text, 'description: Password for the login.', 'examples: [not-a-real-password]');
  edit(
    'resources/links/schemas/LinkUpdateRequest.yaml',
    '  branch_code:\n    type: string\n',
    '  branch_code:\n    type: string\n    description: Branch of the institution.\n    examples:\n      - branch-1\n',
  );
}

test('a second import is named by drift, written in the layout of the house, and finished after one run of the linter', async () => {
  const second = secondCollection();

  // Drift names what is new, and nothing else.
  expect(findDrift([SEED], spec)).toMatchObject({ uncovered: [], stale: [] });
  const named = findDrift([second], spec).uncovered.map(({ operation, what }) => `${operation}: ${what}`);
  expect(named.sort()).toEqual(['POST /api/links/: request', 'PUT /api/links/{id}/: request body branch_code']);

  // The first import leaves a record and changes nothing; the second writes the skeleton.
  expect(mergeInto(reconstruct(SEED), spec).files).toEqual(['openapi.record.txt']);
  const report = mergeInto(reconstruct(second), spec);
  expect(report.entries.filter(({ outcome }) => outcome === 'applied')).toHaveLength(2);
  expect(report.files.every((file) => existsSync(join(spec, file)))).toBe(true);

  // The linter asks for what a person knows, all at once, and for nothing that a machine could have done.
  const asked = (await runChecks(spec)).findings;
  expect(asked.filter(({ file }) => !report.files.includes(file))).toEqual([]);
  expect([...new Set(asked.map(({ check }) => check))].sort()).toEqual(PERSONAL);

  finish();
  expect((await runChecks(spec)).findings).toEqual([]);
  expect(findDrift([second], spec)).toMatchObject({ uncovered: [], stale: [] });
  expect(mergeInto(reconstruct(second), spec).files).toEqual([]);
});

test('each collection that is kept has its record, and nothing of it is unmerged', () => {
  const kept = join(SPEC, 'collection');
  for (const name of readdirSync(kept).filter((file) => file.endsWith('.json'))) {
    const report = mergeInto(reconstruct(readFileSync(join(kept, name), 'utf8')), SPEC, { check: true });
    expect({ name, merged: isMerged(report), known: !report.firstTime, files: report.files }).toEqual({
      name,
      merged: true,
      known: true,
      files: [],
    });
  }
});
