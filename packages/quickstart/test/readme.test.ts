import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

test('the sample of the README is the file that the type check reads', () => {
  const samples = [...read('README.md').matchAll(/<!-- sample: (\S+) -->\n```ts\n([\s\S]*?)```\n<!-- \/sample -->/g)];
  expect(samples.length).toBeGreaterThan(0);
  for (const [, path = '', code] of samples) {
    expect(code, `README.md does not show ${path} as it is`).toBe(read(path));
  }
});

test('every relative link of the README leads to a file', async () => {
  const { existsSync } = await import('node:fs');
  const links = [...read('README.md').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((target) => !existsSync(new URL(`../../../${target}`, import.meta.url)))).toEqual([]);
});
