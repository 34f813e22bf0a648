import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { houseRules } from '../src/rules/plugin.ts';
import { SPEC_FOLDER } from '../src/spec-folder.ts';
import { lintFixture, readExpectations, sortFindings } from './support/lint-fixture.ts';

const rulesFolder = join(import.meta.dirname, '../src/rules');
const names = Object.keys(houseRules);

test('each rule accepts its passing fixture, and reports exactly what its failing one expects', () =>
  checkRows(
    names,
    (name) => name,
    async (name) => {
      const folder = join(rulesFolder, 'fixtures', name);
      expect(await lintFixture(name, folder, 'pass.yaml')).toEqual([]);
      const expected = readExpectations(folder);
      expect(expected).not.toEqual([]);
      expect(sortFindings(await lintFixture(name, folder, 'fail.yaml'))).toEqual(sortFindings(expected));
    },
  ));

describe('the set of house rules', () => {
  test('is switched on as a whole', () => {
    const { rules } = parse(readFileSync(join(SPEC_FOLDER, 'redocly.yaml'), 'utf8')) as { rules: object };
    const on = Object.entries(rules).filter(([, severity]) => severity === 'error');
    expect(on.map(([rule]) => rule)).toEqual(names.map((name) => `belvo/${name}`));
  });

  test('is documented, one row per rule', () => {
    const [, table = ''] = readFileSync(join(rulesFolder, 'README.md'), 'utf8').split(/^\| rule .*$/m);
    const rows = (table.split('\n\n')[0] ?? '').matchAll(/^\| `([a-z0-9-]+)` +\|/gm);
    expect([...rows].map((row) => row[1])).toEqual(names);
  });

  test('has fixtures for these rules and no others', () => {
    expect(readdirSync(join(rulesFolder, 'fixtures')).toSorted()).toEqual(names.toSorted());
  });
});
