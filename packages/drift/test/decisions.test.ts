import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDecisions } from '../src/decisions.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'decisions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const record = (name: string, matter: string) =>
  writeFileSync(join(folder, name), `---\n${matter}\n---\n\nContext: …\n`);

test('reads what accepted records say about items of the collection', () => {
  record(
    '0001-a.md',
    'status: accepted\ncovers:\n  - { item: Links / Update, what: request path }\n  - { schema: Link, what: x }',
  );
  record('0002-b.md', 'status: superseded by 0003\ncovers:\n  - { item: Links / Update, what: response 404 }');
  expect(readDecisions(folder)).toEqual([{ record: '0001-a.md', item: 'Links / Update', what: 'request path' }]);
});

test('names the record it cannot read', () => {
  record('0001-a.md', 'covers: [');
  expect(() => readDecisions(folder)).toThrow(/0001-a\.md is not YAML/);
  writeFileSync(join(folder, '0001-a.md'), 'no front matter');
  expect(() => readDecisions(folder)).toThrow(/0001-a\.md has no front matter/);
});
