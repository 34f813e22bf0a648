import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Manifest, readText, workspacePackages } from '../src/workspace.ts';

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly os?: readonly string[]; readonly cpu?: readonly string[] }>>;
  readonly snapshots: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

const lock = parse(readText('pnpm-lock.yaml')) as LockFile;
const root = { folder: '.', manifest: JSON.parse(readText('package.json')) as Manifest };

test('a dependency that two packages share has its version in the catalog alone', () => {
  const users = new Map<string, string[]>();
  for (const { folder, manifest } of [root, ...workspacePackages()]) {
    for (const [name, range] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      users.set(name, [...(users.get(name) ?? []), `${folder}: ${range}`]);
    }
  }
  const shared = [...users].filter(([, places]) => places.length > 1);
  const wrong = shared.flatMap(([name, places]) =>
    places.filter((place) => !/: (catalog|workspace):/.test(place)).map((place) => `${name} in ${place}`),
  );
  expect(shared.length).toBeGreaterThan(5);
  expect(wrong, 'move the version to `catalog` in pnpm-workspace.yaml').toEqual([]);
});

test('every version is exact', () => {
  const { catalog } = parse(readText('pnpm-workspace.yaml')) as { catalog: Record<string, string> };
  const ranges = [root, ...workspacePackages()].flatMap(({ manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }),
  );
  const inexact = [...Object.entries(catalog), ...ranges].filter(
    ([, range]) => !/^(catalog:|workspace:\*|(npm:\S+@)?\d+\.\d+\.\d+(-[\w.]+)?)$/.test(range),
  );
  expect(inexact).toEqual([]);
});

/** What a machine takes of the optional packages of one: all whose `os` and `cpu` fit it. */
function taken(names: readonly string[], os: string, cpu: string): readonly string[] {
  return names.filter((name) => {
    const { os: systems = [os], cpu: processors = [cpu] } = lock.packages[name] ?? {};
    return systems.includes(os) && processors.includes(cpu);
  });
}

test.each([
  ['darwin', 'arm64'],
  ['darwin', 'x64'],
  ['win32', 'x64'],
  ['linux', 'arm64'],
])('the lock file has the native part of every tool for %s-%s', (os, cpu) => {
  const native = Object.entries(lock.snapshots)
    .map(([tool, { optionalDependencies = {} }]) => ({
      tool,
      parts: Object.entries(optionalDependencies)
        .map(([name, version]) => `${name}@${version}`)
        .filter((name) => lock.packages[name]?.os !== undefined),
    }))
    .filter(({ parts }) => taken(parts, 'linux', 'x64').length > 0);
  expect(native.length).toBeGreaterThan(5);
  const missing = native.filter(({ parts }) => taken(parts, os, cpu).length === 0).map(({ tool }) => tool);
  expect(missing, 'the lock file was written without that platform: run `pnpm install` with all of them').toEqual([]);
});
