import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

interface Task {
  readonly taskId: string;
  readonly directory: string;
  /** Files that the task's hash is made of, relative to its directory. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly dependencies: readonly string[];
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
let tasks: readonly Task[];

beforeAll(() => {
  const turbo = fileURLToPath(new URL('../../../node_modules/.bin/turbo', import.meta.url));
  const args = ['run', '//#lint:code', 'build', 'lint', 'typecheck', 'drift', 'test', '--dry=json'];
  const output = execFileSync(turbo, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: 'pipe' });
  const { tasks: all } = JSON.parse(output) as { tasks: (Task & { command: string })[] };
  tasks = all.filter(({ command }) => command !== '<NONEXISTENT>');
});

/** The tasks that a change of a file re-runs: those that read it, and those that depend on them. */
function rerunBy(file: string): string[] {
  const rerun = new Set(
    tasks
      .filter(({ directory, inputs }) => Object.keys(inputs).some((input) => posix.join(directory, input) === file))
      .map(({ taskId }) => taskId),
  );
  for (let before = -1; before !== rerun.size; ) {
    before = rerun.size;
    for (const { taskId, dependencies } of tasks) {
      if (dependencies.some((dependency) => rerun.has(dependency))) {
        rerun.add(taskId);
      }
    }
  }
  return [...rerun].map((taskId) => taskId.replace('@belvo-openapi/', '')).sort();
}

const packagesOf = (taskIds: readonly string[]) => [...new Set(taskIds.map((taskId) => taskId.split('#')[0]))];

describe('what a change re-runs', () => {
  test('a schema of the specification: the specification and everything built from it, not the converter', () => {
    const rerun = rerunBy('spec/resources/links/schemas/Link.yaml');
    expect(rerun).toEqual(expect.arrayContaining(['spec#build', 'spec#lint', 'spec-tools#test', 'drift#drift']));
    const derived = ['client', 'mock', 'docs', 'contract-tests', 'quickstart'];
    expect(rerun).toEqual(expect.arrayContaining(derived.map((name) => `${name}#test`)));
    expect(packagesOf(rerun)).not.toContain('reconstruct');
  });

  test('the collection: what holds the specification against it, nothing built from the specification', () => {
    const rerun = rerunBy('spec/collection/belvo.postman_collection.json');
    expect(rerun).toContain('drift#drift');
    expect(rerun).not.toContain('spec#build');
    expect(rerun).not.toContain('client#build');
  });

  test('a rule of the style guide: lint and tests of the specification, no build', () => {
    const rerun = rerunBy('packages/spec-tools/src/rules/descriptions.ts');
    expect(rerun).toEqual(expect.arrayContaining(['spec#lint', 'spec-tools#test']));
    expect(rerun.filter((taskId) => taskId.endsWith('#build'))).toEqual([]);
  });

  test('the converter: itself and what compares with it, not the client', () => {
    const rerun = rerunBy('packages/reconstruct/src/reconstruct.ts');
    expect(rerun).toEqual(expect.arrayContaining(['reconstruct#build', 'reconstruct#test', 'drift#drift']));
    expect(packagesOf(rerun)).not.toContain('client');
  });

  test('the client: its own tests and those that use it, not the mock', () => {
    const rerun = rerunBy('packages/client/src/index.ts');
    expect(rerun).toEqual(expect.arrayContaining(['client#build', 'contract-tests#test', 'quickstart#test']));
    expect(packagesOf(rerun)).not.toContain('mock');
    expect(packagesOf(rerun)).not.toContain('spec');
  });

  test('the code lint reads sources alone, so that it can be answered from the cache', () => {
    const inputs = Object.keys(tasks.find(({ taskId }) => taskId === '//#lint:code')?.inputs ?? {});
    expect(inputs).toEqual(expect.arrayContaining(['biome.json', 'packages/client/src/index.ts']));
    expect(inputs.filter((input) => /(^|\/)(node_modules|dist|generated)\//.test(input))).toEqual([]);
  });

  test('the comparison with the collection: neither client nor mock is built for it', () => {
    const turbo = fileURLToPath(new URL('../../../node_modules/.bin/turbo', import.meta.url));
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: { drift: string } };
    const [build = '', compare] = scripts.drift.split(' && ');
    expect(compare).toBe('node packages/drift/src/cli.ts');
    const args = [...build.split(' ').slice(2), '--dry=json'];
    const output = execFileSync(turbo, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: 'pipe' });
    const planned = (JSON.parse(output) as { tasks: (Task & { command: string })[] }).tasks;
    const built = planned.filter(({ command }) => command !== '<NONEXISTENT>').map(({ taskId }) => taskId);
    expect(built).toContain('@belvo-openapi/reconstruct#build');
    expect(built.filter((taskId) => /client|mock|docs/.test(taskId))).toEqual([]);
  });
});
