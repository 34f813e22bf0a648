import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { loadDocument } from '../../src/spec/load.ts';

const titled = (title: string) => ({ openapi: '3.1.0', info: { title, version: '1' }, paths: {} });

test('a file is read once, and again when it has changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'belvo-mock-'));
  const file = join(folder, 'openapi.json');
  try {
    await writeFile(file, JSON.stringify(titled('First')));
    const first = await loadDocument(file);
    expect(await loadDocument(pathToFileURL(file))).toBe(first);
    expect(await loadDocument(pathToFileURL(file).href)).toBe(first);
    await writeFile(file, JSON.stringify(titled('Another')));
    expect((await loadDocument(file)).info.title).toBe('Another');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a document is taken as it is', async () => {
  const document = titled('Given');
  expect(await loadDocument(document)).toBe(document);
});
