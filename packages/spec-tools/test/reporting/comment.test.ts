import { expect, test } from 'vitest';
import { contractOf, judge } from '../../src/changes/index.ts';
import { MARKER, renderComment } from '../../src/reporting/comment.ts';
import { baseDocument, changedDocument, type Edits } from '../changes/base-document.ts';

const verdictOf = (edits: Edits) => judge(contractOf(baseDocument()), contractOf(changedDocument(edits)));

const TYPES = [
  {
    name: 'Thing',
    before: 'export interface Thing {\n  id: string;\n}',
    after: 'export interface Thing {\n  id: number;\n}',
  },
  { name: 'More', after: 'export type More = string;' },
];

test('shows changes in API terms with weight, what they reach, and the changed types', () => {
  const changes = verdictOf({ 'got.count': '(gone)', 'sent.more': { type: 'string' } });
  const pages = 'https://example.com/artifact/1';
  const text = renderComment({ changes, types: TYPES, alteredBaselines: [], pages });
  expect(text.startsWith(`${MARKER}\n`)).toBe(true);
  expect(text).toContain('1 major, 1 minor, 0 patch.');
  expect(text).toContain(
    '| **major** | schema Thing, property count: is gone | Code that names the property no longer compiles. <br> ' +
      '<sub>response-property-removed</sub> | 3 operations |',
  );
  expect(text).toContain('| minor | schema ThingRequest, property more: is new |');
  expect(text).toContain('| `things_register` |');
  expect(text).toContain(
    '❌ The major changes since 0.1.0 ask for 0.2.0, and `info.version` is 0.1.0: `npm run release',
  );
  expect(text).toContain('- `things_list`\n- `things_register`\n- `things_resume`');
  expect(text).toContain(
    '```diff\n@@ Thing @@\n-  id: string;\n+  id: number;\n@@ More @@\n+export type More = string;\n```',
  );
  expect(text).toContain(`[Built reference pages](${pages})`);
});

test('judges the version by what changed since the last release, not by the pull request alone', () => {
  const changes = verdictOf({ 'list.description': 'Lists.' });
  const sinceRelease = { ...verdictOf({ 'got.count': '(gone)' }), version: '0.2.0', fits: true };
  const text = renderComment({ changes, sinceRelease, types: [], alteredBaselines: [] });
  expect(text).toContain('0 major, 0 minor, 1 patch.');
  expect(text).toContain('✅ `info.version` 0.2.0 is enough for the major changes since 0.1.0.');
  expect(text).not.toContain('changed types');
});

test('says that nothing changed, and that a released baseline did', () => {
  const text = renderComment({ changes: verdictOf({}), types: [], alteredBaselines: ['baseline/0.1.0.json.br'] });
  expect(text).toContain('✅ Nothing changed since 0.1.0');
  expect(text).toContain('❌ `baseline/0.1.0.json.br` is altered: a released version never changes.');
  expect(text).not.toContain('| weight |');
});

test('stays within what GitHub takes', () => {
  const changes = verdictOf({ 'got.count': '(gone)' });
  const many = Array.from({ length: 900 }, (_, index) => ({ ...changes.changes[0], place: `schema Thing${index}` }));
  const types = Array.from({ length: 90 }, (_, index) => ({ name: `T${index}`, after: 'x'.repeat(200) }));
  const text = renderComment({ changes: { ...changes, changes: many as never }, types, alteredBaselines: [] });
  expect(text.length).toBeLessThan(65_000);
  expect(text).toMatch(/… and \d+ more: `npm run spec:diff`/);
});
