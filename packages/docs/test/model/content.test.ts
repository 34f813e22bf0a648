import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readArticle, readSpecContent } from '../../src/model/content.ts';

describe('readArticle', () => {
  test('takes title, status and coverage from the front matter', () => {
    const text = "---\ntitle: One\nstatus: accepted\ncovers:\n  - { operation: 'GET /x/', what: path }\n---\n\nBody.\n";
    expect(readArticle('/a/0001-one.md', text, parse)).toEqual({
      slug: '0001-one',
      title: 'One',
      status: 'accepted',
      covers: [{ operation: 'GET /x/', what: 'path' }],
      body: 'Body.',
    });
  });

  test('falls back to the heading, then to the name of the file', () => {
    expect(readArticle('a.md', 'intro\n# Two\ntext', parse)).toMatchObject({ title: 'Two', body: 'intro\n\ntext' });
    expect(readArticle('a.md', 'text', parse)).toMatchObject({ title: 'a', body: 'text' });
  });

  test('names the file when the front matter is broken', () => {
    expect(() => readArticle('/x/bad.md', '---\na: [\n---\n', parse)).toThrow('/x/bad.md is not valid YAML');
  });
});

describe('readSpecContent', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-content-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('reads what is there, in the order of the file names, if anything', () => {
    expect(readSpecContent(folder, parse)).toEqual({ decisions: [], workflows: [] });
    mkdirSync(join(folder, 'decisions'));
    mkdirSync(join(folder, 'workflows'));
    writeFileSync(join(folder, 'CHANGELOG.md'), '# Changes\n\ntext');
    writeFileSync(join(folder, 'decisions', '0002-b.md'), '# B');
    writeFileSync(join(folder, 'decisions', '0001-a.md'), '# A');
    writeFileSync(join(folder, 'decisions', 'README.md'), '# Form');
    writeFileSync(join(folder, 'workflows', 'flow.arazzo.yaml'), 'info: { title: T }');
    const content = readSpecContent(folder, parse);
    expect(content.changelog?.title).toBe('Changes');
    expect(content.decisions.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(content.workflows).toEqual([{ slug: 'flow', document: { info: { title: 'T' } } }]);
  });
});
