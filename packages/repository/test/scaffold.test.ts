import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { runChecks } from '@belvo-openapi/spec-tools/lint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decisionFile } from '../src/scaffold/decision.ts';
import { withTag } from '../src/scaffold/index-lines.ts';
import { resourceNames } from '../src/scaffold/names.ts';
import { newDecision, newEvent, newResource } from '../src/scaffold/scaffold.ts';
import { ROOT } from '../src/workspace.ts';

/** A place that looks like the repository around a specification that may be written to. */
const place = mkdtempSync(join(tmpdir(), 'belvo-scaffold-'));
const spec = join(place, 'spec');
symlinkSync(join(ROOT, 'packages'), join(place, 'packages'), 'junction');

/** Copied once: of what follows only the first and the last add something, each in a place of its own. */
beforeAll(() => {
  mkdirSync(spec);
  const kept = readdirSync(join(ROOT, 'spec')).filter((name) => !['node_modules', 'dist', '.turbo'].includes(name));
  for (const name of kept) {
    cpSync(join(ROOT, 'spec', name), join(spec, name), { recursive: true });
  }
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

test('a resource with an event passes every rule but those about prose', async () => {
  const written = [
    ...newResource(spec, {
      plural: 'tax-branches',
      verbs: ['list', 'get', 'create', 'update', 'modify', 'delete'],
      document: 'reference-2026-04',
    }),
    ...newEvent(spec, 'TAX_BRANCHES', 'historical_update', 'reference-2026-04'),
  ];
  const { findings } = await runChecks(spec);
  expect(written).toContain('resources/tax-branches/paths/tax-branch.yaml');
  expect(findings.length).toBeGreaterThan(10);
  expect(findings.filter(({ message }) => !message.includes('description'))).toEqual([]);
  const files = new Set(findings.map(({ file }) => file).filter((file) => !file.startsWith('dist/')));
  expect([...files].filter((file) => !written.includes(file))).toEqual([]);
}, 300_000);

test('what exists is never written over, and nothing is left half-written', () => {
  const index = () => readFileSync(join(spec, 'openapi.yaml'), 'utf8');
  const before = index();
  const links = { plural: 'links', verbs: ['list'], document: 'reference-2026-04' };
  expect(() => newResource(spec, links)).toThrow('spec/resources/links/paths/links.yaml exists already');
  expect(() => newEvent(spec, 'LINK', 'deleted', 'reference-2026-04')).toThrow('exists already');
  expect(index()).toBe(before);
});

test('what cannot be a resource is refused', () =>
  checkRows(
    [
      ['TaxBranches', undefined, ['list'], 'is not in kebab-case'],
      ['sheep', undefined, ['list'], 'Say it with --singular'],
      ['branches', '/api/branches', ['list'], 'must begin and end with a slash'],
      ['branches', undefined, ['fetch'], '"fetch" is no verb'],
    ],
    ([plural, path, verbs]) => `resource ${plural} at ${path} with ${verbs} is refused`,
    ([plural, path, verbs, message]) => {
      expect(() => newResource(spec, { plural, path, verbs, document: 'reference-2026-04' })).toThrow(message);
    },
  ));

test('an event is named as Belvo names it', () => {
  expect(() => newEvent(spec, 'branches', 'HISTORICAL', 'reference-2026-04')).toThrow(
    'RISK_INSIGHTS historical_update',
  );
});

test('one of many has a name', () =>
  checkRows(
    [
      ['tax-returns', 'tax-return'],
      ['branches', 'branch'],
      ['companies', 'company'],
      ['boxes', 'box'],
      ['houses', 'house'],
    ],
    ([plural, singular]) => `one of ${plural} is a ${singular}`,
    ([plural, singular]) => {
      expect(resourceNames(plural).singular).toBe(singular);
    },
  ));

test('a tag takes its place among the others, once', () => {
  const index = 'tags:\n  - name: Bills\n    description: B.\n  - name: Webhooks\n    description: W.\npaths:\n';
  expect(withTag(index, 'Accounts')).toMatch(/name: Accounts\n.*\n {2}- name: Bills/);
  expect(withTag(index, 'Zebras')).toMatch(/name: Webhooks\n.*\n {2}- name: Zebras\n.*\npaths:/);
  expect(withTag(index, 'Bills')).toBe(index);
});

test('a record takes the next number of its group', () => {
  const names = ['0001-a.md', '0014-b.md', '0200-c.md', 'README.md'];
  const [path, text] = decisionFile('Totals may be missing', 1, names, '2026-11-24');
  expect(path).toBe('decisions/0015-totals-may-be-missing.md');
  expect(text).toContain('title: Totals may be missing\nstatus: accepted\ndate: 2026-11-24\n');
  expect(decisionFile('X', 250, names, '2026-11-24')[0]).toBe('decisions/0250-x.md');
  expect(() => decisionFile('With a period.', 1, names, '2026-11-24')).toThrow('without a period');
  expect(newDecision(spec, 'Totals may be missing', 200, '2026-11-24')[0]).toMatch(/^decisions\/02\d\d-totals/);
});
