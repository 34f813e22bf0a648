import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultSyntax } from '../src/faults/parse.ts';
import * as api from '../src/index.ts';
import { scenarioSyntax } from '../src/scenarios/parse.ts';
import { fillSamples } from '../tools/samples.ts';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('README.md', root), 'utf8');

test('shows the samples as they are', () => {
  expect(readme, 'run: pnpm --filter @belvo-openapi/mock readme').toBe(fillSamples(readme, root));
  expect(readme.match(/<!-- sample: /g)?.length).toBeGreaterThan(10);
});

test('names every fault, scenario and option', () => {
  const words = [...faultSyntax, ...scenarioSyntax].map(({ text }) => text.split(';')[0] ?? '');
  for (const word of [...words, ...Object.keys(api.fault).map((name) => `fault.${name}(`)]) {
    expect(readme, word).toContain(word);
  }
});

test('every relative link leads to a file', () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((target) => !existsSync(new URL(target, root)))).toEqual([]);
});
