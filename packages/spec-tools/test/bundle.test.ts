import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentFrom } from '@belvo-openapi/spec-model/testing';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bundleSources } from '../src/bundling/bundle-sources.ts';
import { stripProvenance } from '../src/bundling/strip-provenance.ts';
import { writeBundles } from '../src/bundling/write-bundles.ts';
import { SPEC_FOLDER } from '../src/spec-folder.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const ROOT = `
openapi: 3.1.0
info: { title: Fixture, version: 0.1.0 }
paths:
  /a/: { $ref: paths/a.yaml }
x-codes: { $ref: codes.yaml }
`;
const PATH = `
get:
  operationId: a_list
  x-source: { documents: [reference] }
  responses:
    '200':
      description: Things.
      content:
        application/json:
          schema: { $ref: ../schemas/Ant.yaml }
          examples: { one: { $ref: ../examples/one.yaml } }
`;
const FILES = {
  'openapi.yaml': ROOT,
  'codes.yaml': 'late: { retry: never }',
  'paths/a.yaml': PATH,
  'schemas/Ant.yaml': 'type: object\nproperties: { z: { $ref: ./Zebra.yaml }, a: { type: string } }',
  'schemas/Zebra.yaml': 'type: string',
  'examples/one.yaml': 'value: { x-source: 2026-01-15 }',
};

function bundleFiles(files: Readonly<Record<string, string>>) {
  return bundleSources(join(temporaryFolder(files), 'openapi.yaml'));
}

describe('bundleSources', () => {
  test('names components after files and sorts them; authors keep the order of the rest', async () => {
    const doc = await bundleFiles(FILES);
    expect(Object.keys(doc)).toEqual(['openapi', 'info', 'paths', 'components', 'x-codes']);
    expect(Object.keys(doc.components?.schemas ?? {})).toEqual(['Ant', 'Zebra']);
    expect(Object.keys(doc.components?.schemas?.Ant?.properties ?? {})).toEqual(['z', 'a']);
    expect(doc.components?.schemas?.Ant?.properties?.z).toEqual({ $ref: '#/components/schemas/Zebra' });
    expect(doc['x-codes']).toEqual({ late: { retry: 'never' } });
  });

  test('names file and line of a broken reference', async () => {
    const broken = { ...FILES, 'schemas/Ant.yaml': 'type: object\nproperties:\n  z:\n    $ref: ./Gone.yaml' };
    await expect(bundleFiles(broken)).rejects.toThrow(/schemas\/Ant\.yaml:4: Can't resolve \$ref/);
  });

  test('refuses two files that want the same component name', async () => {
    const twice = {
      ...FILES,
      'schemas/Ant.yaml': 'properties: { a: { $ref: ./Zebra.yaml }, b: { $ref: ./more/Zebra.yaml } }',
      'schemas/more/Zebra.yaml': 'type: number',
    };
    await expect(bundleFiles(twice)).rejects.toThrow('Two files want to be the component "Zebra". Rename one');
  });

  test('names a file that is not YAML, once, however many refer to it', async () => {
    await expect(bundleFiles({ ...FILES, 'openapi.yaml': 'a: [' })).rejects.toThrow('openapi.yaml');
    const broken = await bundleFiles({ ...FILES, 'schemas/Zebra.yaml': 'type: string\na: [' }).catch((error) => error);
    expect(broken.message).toMatch(/^\S*schemas\/Zebra\.yaml:2: Failed to parse: [a-z ]+$/);
  });

  test('names a missing root file', async () => {
    await expect(bundleSources(join(temporaryFolder(), 'openapi.yaml'))).rejects.toThrow('openapi.yaml');
  });
});

describe('stripProvenance', () => {
  test('removes x-source from the description and leaves the data of the API alone', async () => {
    const doc = await bundleFiles(FILES);
    const stripped = stripProvenance(doc);
    expect(doc.paths?.['/a/']?.get).toHaveProperty('x-source');
    expect(stripped.paths?.['/a/']?.get).not.toHaveProperty('x-source');
    expect(stripped.components?.examples?.one).toEqual({ value: { 'x-source': '2026-01-15' } });
  });
});

describe('writeBundles', () => {
  test('writes the same bytes again, and leaves nothing else behind', async () => {
    const root = join(SPEC_FOLDER, 'openapi.yaml');
    const [first, second] = [temporaryFolder(), temporaryFolder()];
    const files = writeBundles(await bundleSources(root), first);
    writeBundles(await bundleSources(root), second);
    expect(readdirSync(first).toSorted()).toEqual(files.map((file) => file.slice(first.length + 1)).toSorted());
    for (const name of readdirSync(first)) {
      expect(readFileSync(join(second, name), 'utf8')).toBe(readFileSync(join(first, name), 'utf8'));
    }
  });

  test('writes YAML that reads as the same document, also under YAML 1.1', () => {
    const doc = documentFrom("x-values: { day: '2026-01-15', no: 'no', octal: '010', text: \"two\\nlines\\n\" }");
    const folder = temporaryFolder();
    writeBundles(doc, folder);
    const yaml = readFileSync(join(folder, 'openapi.yaml'), 'utf8');
    const json: unknown = JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8'));
    expect(parse(yaml)).toEqual(json);
    expect(parse(yaml, { version: '1.1' })).toEqual(json);
  });

  test('keeps provenance in the full bundle only', async () => {
    const folder = temporaryFolder();
    writeBundles(await bundleFiles(FILES), folder);
    const hasSource = (name: string) => readFileSync(join(folder, name), 'utf8').includes('"x-source": {');
    expect(hasSource('openapi.full.json')).toBe(true);
    expect(hasSource('openapi.json')).toBe(false);
  });
});
