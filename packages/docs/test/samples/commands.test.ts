import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { realSite } from '../support/bundle.ts';

const MOCK = join(dirname(createRequire(import.meta.url).resolve('@belvo-openapi/mock')), '../bin/belvo-mock.js');
const site = realSite();

/** Every way in which the guides start the mock, without the port. */
const COMMANDS = [
  ...new Set(
    site.guides.flatMap(({ body }) =>
      [...body.matchAll(/^\s*npm run mock(?: -- (.+))?$/gm)].map(([, args = '']) => args.replace(/--port \d+ ?/, '')),
    ),
  ),
];

let child: ChildProcess | undefined;
afterEach(async () => {
  if (child?.exitCode === null) {
    child.kill();
    await once(child, 'exit');
  }
});

test('every hand-written how-to ends in one command against the mock', () => {
  const without = site.guides.filter(
    ({ kind, body }) => kind !== 'concept' && !/^## Try it against the mock\n\n```sh\nnpm run mock/m.test(body),
  );
  expect(without.map(({ url }) => url)).toEqual([]);
  expect(COMMANDS.length).toBeGreaterThan(5);
});

test('the mock takes every option that a guide gives it', async () => {
  // All in one start, because each takes a second. A word is what a shell makes of it: quotes hold it together.
  const words = COMMANDS.filter((args) => args !== '--help').flatMap((args) =>
    [...args.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
  );
  child = spawn(process.execPath, [MOCK, '--port', '0', ...words]);
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output += String(chunk);
  });
  for await (const chunk of child.stdout ?? []) {
    output += String(chunk);
    if (output.includes('answers on')) {
      break;
    }
  }
  expect(output).toMatch(/answers on http:\/\/127\.0\.0\.1:\d+/);
  expect(words).toContain('long-pagination;items=250');
});
