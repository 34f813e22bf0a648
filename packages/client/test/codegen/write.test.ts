import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeFolder } from '../../codegen/write.ts';

test('a folder holds what was generated and nothing else; what did not change is not touched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belvo-codegen-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'old'));
  writeFileSync(join(folder, 'old', 'gone.ts'), 'x');
  writeFileSync(join(folder, 'same.ts'), 'same');
  const before = statSync(join(folder, 'same.ts')).mtimeMs;
  writeFolder(
    folder,
    new Map([
      ['same.ts', 'same'],
      ['new/file.ts', 'new'],
    ]),
  );
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  expect(files.sort()).toEqual(['new/file.ts', 'same.ts']);
  expect(readFileSync(join(folder, 'new/file.ts'), 'utf8')).toBe('new');
  expect(statSync(join(folder, 'same.ts')).mtimeMs).toBe(before);
});
