import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import {
  compareVersions,
  contractOf,
  isRaisedEnough,
  lastRelease,
  type Release,
  ReleasedError,
  requiredVersion,
  weightOf,
  writeRelease,
} from '../../src/changes/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { baseDocument, changedDocument } from './base-document.ts';

function release(version: string, document = baseDocument()): Release {
  return { ...contractOf({ ...document, info: { ...document.info, version } }), calls: { things_list: { query: {} } } };
}

test('a release is written once, read back as it was, and the highest version is the last', () => {
  const folder = temporaryFolder();
  expect(lastRelease(folder)).toBeUndefined();
  expect(writeRelease(folder, release('0.9.0')).isNew).toBe(true);
  expect(writeRelease(folder, release('0.10.0')).isNew).toBe(true);
  expect(lastRelease(folder)).toEqual(release('0.10.0'));
  expect(readdirSync(folder).toSorted()).toEqual(['0.10.0.json.br', '0.9.0.json.br']);
});

test('a released version never changes; the same content is no change', () => {
  const folder = temporaryFolder();
  const { file } = writeRelease(folder, release('0.1.0'));
  const bytes = readFileSync(file);
  expect(writeRelease(folder, release('0.1.0'))).toEqual({ file, isNew: false });
  const other = release('0.1.0', changedDocument({ 'got.count': '(gone)' }));
  expect(() => writeRelease(folder, other)).toThrow(ReleasedError);
  expect(() => writeRelease(folder, other)).toThrow('0.1.0 is released, and its baseline never changes. Run "npm run');
  expect(readFileSync(file)).toEqual(bytes);
  expect(readdirSync(folder)).toEqual(['0.1.0.json.br']);
});

test('a version before the last release is refused', () => {
  const folder = temporaryFolder();
  writeRelease(folder, release('0.2.0'));
  expect(() => writeRelease(folder, release('0.1.9'))).toThrow('0.2.0 is released already');
});

test('a release is small beside its document', () => {
  const folder = temporaryFolder();
  const { file } = writeRelease(folder, release('0.1.0'));
  expect(readFileSync(file).length).toBeLessThan(JSON.stringify(baseDocument()).length / 2);
  expect(file).toBe(join(folder, '0.1.0.json.br'));
});

test('a version is raised enough, or not, for a change of a weight', () =>
  checkRows(
    [
      ['1.0.0', '1.0.0', undefined, true],
      ['1.0.0', '1.0.0', 'patch', false],
      ['1.0.0', '1.0.1', 'patch', true],
      ['1.0.0', '1.0.1', 'minor', false],
      ['1.0.0', '1.1.0', 'minor', true],
      ['1.0.0', '1.1.0', 'major', false],
      ['1.9.0', '2.0.0', 'major', true],
      ['2.0.0', '1.9.0', 'patch', false],
      ['2.0.0', '1.9.0', undefined, false],
      ['0.1.0', '0.1.1', 'minor', true],
      ['0.1.0', '0.1.1', 'major', false],
      ['0.1.0', '0.2.0', 'major', true],
      ['0.1.0', '1.0.0', 'major', true],
      ['0.2.0', '0.1.0', 'patch', false],
      ['0.9.0', '0.10.0', 'major', true],
    ],
    ([from, to, weight, enough]) => `${from} to ${to} for a ${weight} change: ${enough}`,
    ([from, to, weight, enough]) => {
      expect(isRaisedEnough(from, to, weight)).toBe(enough);
    },
  ));

test('a change of a weight asks for a version', () =>
  checkRows(
    [
      ['0.1.0', 'major', '0.2.0'],
      ['0.1.0', 'minor', '0.1.1'],
      ['0.1.0', 'patch', '0.1.1'],
      ['1.2.3', 'major', '2.0.0'],
      ['1.2.3', 'minor', '1.3.0'],
      ['1.2.3', 'patch', '1.2.4'],
      ['1.2.3', undefined, '1.2.3'],
    ],
    ([from, weight, version]) => `after ${from} a ${weight} change asks for ${version}`,
    ([from, weight, version]) => {
      expect(requiredVersion(from, weight)).toBe(version);
    },
  ));

test('no change has no weight, and versions are ordered by number', () => {
  expect(weightOf([])).toBeUndefined();
  expect(['0.10.0', '0.9.1', '1.0.0'].toSorted(compareVersions)).toEqual(['0.9.1', '0.10.0', '1.0.0']);
});
