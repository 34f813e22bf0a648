import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Finding } from '../../src/linting/finding.ts';
import { runChecks } from '../../src/linting/run-checks.ts';
import { applyEdit, type Edit, smallSpecification } from '../support/small-specification.ts';

interface Mistake extends Edit {
  readonly what: string;
  readonly at: string;
  readonly check: string;
  readonly says: string;
  /** Checks that see a consequence elsewhere, which is a finding of its own. */
  readonly echoes?: readonly string[];
}

const mistakes = parse(readFileSync(join(import.meta.dirname, 'mistakes.yaml'), 'utf8')) as readonly Mistake[];

const placeOf = ({ file, line }: Finding): string => (line === undefined ? file : `${file}:${line}`);

const identify = ({ file, check, message }: Finding): string => `${file} ${check} ${message}`;

let known: Promise<ReadonlySet<string>> | undefined;

/** What the small specification is told without any mistake: it need not follow each rule. */
function knownFindings(): Promise<ReadonlySet<string>> {
  known ??= runChecks(smallSpecification()).then(({ findings }) => new Set(findings.map(identify)));
  return known;
}

/** The findings that mistakes add. */
async function findingsIn(folder: string): Promise<readonly Finding[]> {
  const before = await knownFindings();
  const { findings } = await runChecks(folder);
  return findings.filter((finding) => !before.has(identify(finding)));
}

test('the small specification keeps nearly every rule', async () => {
  expect((await knownFindings()).size).toBeLessThan(10);
});

test('each mistake is found once, at its place, with what to do', () =>
  checkRows(
    mistakes,
    ({ what }) => what,
    async (mistake) => {
      const folder = smallSpecification();
      applyEdit(folder, mistake);
      const findings = await findingsIn(folder);
      const told = findings.filter(({ check }) => !mistake.echoes?.includes(check));
      expect(told.map((finding) => `${placeOf(finding)} ${finding.check}`)).toEqual([`${mistake.at} ${mistake.check}`]);
      expect(told[0]?.message).toContain(mistake.says);
    },
  ));

test('a dozen and more at once are found in one run, each as when it is alone', async () => {
  const folder = smallSpecification();
  const touched = new Set<string>();
  const planted = mistakes.filter((mistake) => {
    const files = [mistake.in, ...(mistake.and ? [mistake.and[0]] : [])];
    const isAlone = !mistake.echoes && files.every((file) => !touched.has(file));
    for (const file of isAlone ? files : []) {
      touched.add(file);
    }
    return isAlone;
  });
  for (const mistake of planted) {
    applyEdit(folder, mistake);
  }
  const findings = await findingsIn(folder);
  expect(planted.length).toBeGreaterThan(12);
  expect(findings.map((finding) => `${placeOf(finding)} ${finding.check}`).toSorted()).toEqual(
    planted.map(({ at, check }) => `${at} ${check}`).toSorted(),
  );
});

test('there are more than thirty mistakes', () => {
  expect(new Set(mistakes.map(({ what }) => what)).size).toBeGreaterThan(30);
});
