import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const samples = [...readme.matchAll(/<!-- sample: (\S+) -->\n```ts\n([\s\S]*?)```\n<!-- \/sample -->/g)];

test('every sample is shown as it is in its file', () => {
  for (const [, path = '', code] of samples) {
    expect(code, `README.md does not show ${path} as it is`).toBe(readFileSync(join(root, path), 'utf8'));
  }
});

test('every sample file but the helpers is shown, and no TypeScript is shown that is not a sample', () => {
  const shown = samples.map(([, path]) => path);
  const files = readdirSync(join(root, 'samples')).filter((name) => name !== 'vault.ts');
  expect(shown.sort()).toEqual(files.map((name) => `samples/${name}`).sort());
  expect(readme.match(/```ts\n/g)).toHaveLength(samples.length);
});

test('every relative link leads to a file', () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});
