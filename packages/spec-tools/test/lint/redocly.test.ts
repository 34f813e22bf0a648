import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource } from '../../src/linting/read-source.ts';
import { lintDescriptions } from '../../src/linting/redocly.ts';
import { checkReferences } from '../../src/linting/references.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CONFIG = `
apis:
  sources: { root: openapi.yaml }
rules: { no-unresolved-refs: error, operation-summary: warn, operation-description: error, info-contact: off }
arazzo1Rules: { sourceDescriptions-not-empty: error }
`;
const ROOT = 'openapi: 3.1.0\ninfo: { title: T, version: 0.1.0 }\npaths:\n  /a/: { $ref: a.yaml }\n';
const WORKFLOW = 'arazzo: 1.0.1\ninfo: { title: T, version: 0.1.0 }\nsourceDescriptions: []\nworkflows: []\n';
const RIGHT = 'get: { summary: S, description: D., responses: {} }';

function found(files: Readonly<Record<string, string>>, mend = false) {
  const specFolder = temporaryFolder({ 'redocly.yaml': CONFIG, 'openapi.yaml': ROOT, ...files });
  const names = Object.keys({ 'openapi.yaml': '', ...files }).filter((name) => name !== 'redocly.yaml');
  const sources = new Map(names.map((name) => [name, readSource(name, readFileSync(join(specFolder, name), 'utf8'))]));
  return lintDescriptions({ specFolder, sources, broken: mend ? checkReferences(sources).broken : new Map() });
}

test('counts warnings, and lints each source once', async () => {
  const findings = await found({ 'a.yaml': 'get:\n  operationId: a_list\n  responses: {}\n' });
  expect(findings.map(({ file, line, check }) => `${file}:${line} ${check}`)).toEqual([
    'a.yaml:1 operation-summary',
    'a.yaml:1 operation-description',
  ]);
});

test('does not follow a broken reference', async () => {
  const path = 'get:\n  summary: S\n  description: D.\n  parameters:\n    - $ref: gone.yaml\n  responses: {}\n';
  expect(await found({ 'a.yaml': path })).toHaveLength(1);
  expect(await found({ 'a.yaml': path }, true)).toEqual([]);
});

test('lints the configuration itself', async () => {
  const findings = await found({ 'a.yaml': RIGHT, 'redocly.yaml': `${CONFIG}unknown: 1\n` });
  expect(findings.map(({ file, message }) => `${file} ${message}`)).toEqual([
    expect.stringContaining('redocly.yaml Property `unknown` is not expected here'),
  ]);
});

test('lints workflows', async () => {
  const findings = await found({ 'a.yaml': RIGHT, 'w.arazzo.yaml': WORKFLOW });
  expect(findings.map(({ file, check }) => `${file} ${check}`)).toContain('w.arazzo.yaml sourceDescriptions-not-empty');
});
