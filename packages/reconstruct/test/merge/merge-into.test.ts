import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { mergeInto, reconstruct, UnreadableSpecificationError, writeFolder } from '../../src/index.ts';
import { collection, item, response } from '../support/collections.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reconstruct-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const user = { id: '<uuid>', name: '<string>' };
const get = item({ name: 'Get user', url: 'https://x/users/:id', responses: [response(200, user)] });
const list = item({ name: 'List users', url: 'https://x/users', responses: [response(200, [user])] });
const documentOf = (...items: unknown[]) => reconstruct(collection([{ name: 'Users', item: items }])).document;
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const snapshot = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
  );

describe('merging into a specification', () => {
  test('writes an empty folder as a whole', () => {
    mergeInto(documentOf(get), folder);
    expect(parse(read('openapi.yaml')).paths).toEqual({ '/users/{id}': { $ref: 'resources/users/paths/user.yaml' } });
    expect(parse(read('resources/users/schemas/User.yaml')).properties.id.format).toBe('uuid');
  });

  test('adds a path and leaves every other file as it was', () => {
    writeFolder(documentOf(get), folder);
    const index = `# reviewed\n${read('openapi.yaml')}`;
    writeFileSync(join(folder, 'openapi.yaml'), index);
    const before = snapshot();
    const changes = mergeInto(documentOf(get, list), folder);
    expect(changes.map((change) => change.file)).toEqual(['resources/users/paths/users.yaml', 'openapi.yaml']);
    const after = snapshot();
    for (const [file, text] of Object.entries(before)) {
      if (!file.endsWith('openapi.yaml')) {
        expect(after[file]).toBe(text);
      }
    }
    expect(read('openapi.yaml').startsWith('# reviewed\n')).toBe(true);
    expect(Object.keys(parse(read('openapi.yaml')).paths)).toEqual(['/users/{id}', '/users']);
  });

  test('adds an operation and a status to what is there, keeping comments and quotes', () => {
    writeFolder(documentOf(get), folder);
    const file = join(folder, 'resources/users/paths/user.yaml');
    writeFileSync(file, `${read('resources/users/paths/user.yaml')}# the end\n`);
    const remove = item({
      name: 'Delete user',
      method: 'DELETE',
      url: 'https://x/users/:id',
      responses: [response(204, '')],
    });
    const more = item({
      name: 'Get user',
      url: 'https://x/users/:id',
      responses: [response(200, user), response(404, '')],
    });
    mergeInto(documentOf(more, remove), folder);
    const text = read('resources/users/paths/user.yaml');
    expect(text).toContain('# the end');
    expect(Object.keys(parse(text).get.responses)).toEqual(['200', '404']);
    expect(parse(text).delete.operationId).toBe('deleteUser');
  });

  test('uses a schema of the same name instead of replacing it', () => {
    writeFolder(documentOf(get), folder);
    writeFileSync(join(folder, 'resources/users/schemas/User.yaml'), 'type: object\ndescription: Reviewed.\n');
    mergeInto(documentOf(get, list), folder);
    expect(read('resources/users/schemas/User.yaml')).toContain('Reviewed.');
  });

  test('changes nothing the second time', () => {
    writeFolder(documentOf(get), folder);
    mergeInto(documentOf(get, list), folder);
    const before = snapshot();
    expect(mergeInto(documentOf(get, list), folder)).toEqual([]);
    expect(snapshot()).toEqual(before);
  });

  test('refuses a folder whose index it cannot read', () => {
    writeFileSync(join(folder, 'openapi.yaml'), '- not\n- a document\n');
    expect(() => mergeInto(documentOf(get), folder)).toThrow(UnreadableSpecificationError);
  });
});
