import { expect, test } from 'vitest';
import { lintDescriptions } from '../../src/linting/redocly.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CONFIG = `
apis:
  sources: { root: openapi.yaml }
  bundle: { root: dist/openapi.json, rules: { operation-summary: off } }
rules: { operation-summary: warn, operation-description: error, info-contact: off }
arazzo1Rules: { sourceDescriptions-not-empty: error }
`;
const ROOT = 'openapi: 3.1.0\ninfo: { title: T, version: 0.1.0 }\npaths:\n  /a/: { $ref: a.yaml }\n';
const WORKFLOW = 'arazzo: 1.0.1\ninfo: { title: T, version: 0.1.0 }\nsourceDescriptions: []\nworkflows: []\n';

function found(files: Readonly<Record<string, string>>, workflows: readonly string[] = []) {
  const folder = temporaryFolder({ 'redocly.yaml': CONFIG, 'openapi.yaml': ROOT, ...files });
  return lintDescriptions(folder, workflows);
}

test('counts warnings, and lints sources and bundle by their own rules', async () => {
  const findings = await found({ 'a.yaml': 'get:\n  operationId: a_list\n  responses: {}\n' });
  expect(findings.map(({ file, line, check }) => `${file}:${line} ${check}`)).toEqual([
    'a.yaml:1 operation-summary',
    'a.yaml:1 operation-description',
    expect.stringMatching(/^dist\/openapi\.json:\d+ operation-description$/),
  ]);
});

test('lints the configuration itself', async () => {
  const files = {
    'a.yaml': 'get: { summary: S, description: D., responses: {} }',
    'redocly.yaml': `${CONFIG}unknown: 1\n`,
  };
  expect((await found(files)).map(({ file, message }) => `${file} ${message}`)).toEqual([
    expect.stringContaining('redocly.yaml Property `unknown` is not expected here'),
  ]);
});

test('lints workflows', async () => {
  const files = { 'a.yaml': 'get: { summary: S, description: D., responses: {} }', 'w.arazzo.yaml': WORKFLOW };
  expect((await found(files, ['w.arazzo.yaml'])).map(({ file, check }) => `${file} ${check}`)).toContain(
    'w.arazzo.yaml sourceDescriptions-not-empty',
  );
});
