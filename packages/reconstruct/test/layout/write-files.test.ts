import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finishInterrupted, writeFiles } from '../../src/layout/write-files.ts';
import { Answers, parseIgnoreList } from '../../src/merge/answers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

test('writes all files and leaves nothing else', () => {
  writeFiles(
    folder,
    new Map([
      ['a.yaml', 'a'],
      ['b/c.yaml', 'c'],
    ]),
  );
  expect([read('a.yaml'), read('b/c.yaml')]).toEqual(['a', 'c']);
  expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'b']);
});

test('puts back what had changed when one file cannot be replaced', () => {
  writeFileSync(join(folder, 'a.yaml'), 'old');
  mkdirSync(join(folder, 'z.yaml'));
  expect(() =>
    writeFiles(
      folder,
      new Map([
        ['a.yaml', 'new'],
        ['m.yaml', 'new'],
        ['z.yaml', 'new'],
      ]),
    ),
  ).toThrow();
  expect(read('a.yaml')).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'z.yaml']);
});

test('completes what a run that was killed had begun', () => {
  writeFileSync(join(folder, 'a.yaml'), 'new');
  writeFileSync(join(folder, 'b.yaml'), 'old');
  writeFileSync(join(folder, 'b.yaml.new'), 'new');
  writeFileSync(join(folder, '.reconstruct-unfinished.json'), '["a.yaml","b.yaml"]');
  expect(finishInterrupted(folder)).toEqual(['a.yaml', 'b.yaml']);
  expect(read('b.yaml')).toBe('new');
  expect(existsSync(join(folder, '.reconstruct-unfinished.json'))).toBe(false);
  expect(finishInterrupted(folder)).toEqual([]);
});

test('an ignore list has a difference a line, comments, and stars for any text', () => {
  const list = parseIgnoreList(
    '# why\n\nGET /a: response 200 body x  # gone\n* /b: request query *\nnonsense\n',
    'i.txt',
  );
  expect(list.map(({ source, subject, what }) => `${source} ${subject} ${what}`)).toEqual([
    'i.txt:3 GET /a response 200 body x',
    'i.txt:4 * /b request query *',
  ]);
  const answers = new Answers(list);
  expect(answers.of({ operation: 'POST /b', items: [], what: 'request query page' })?.source).toBe('i.txt:4');
  expect(answers.of({ operation: 'GET /a', items: [], what: 'response 200 body xy' })).toBeUndefined();
  expect(answers.stale().map(({ source }) => source)).toEqual(['i.txt:3']);
});
