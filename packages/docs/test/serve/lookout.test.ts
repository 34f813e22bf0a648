import { expect, test } from 'vitest';
import { packageManagersAbove } from '../../src/serve/lookout.ts';

const LISTING = `
    1     0 /sbin/init
   10     1 bash
   20    10 node /x/node_modules/.bin/../pnpm/bin/pnpm.cjs run docs
   30    20 sh -c pnpm --silent run serve
   40    30 /usr/bin/node src/cli.ts serve
   50     1 npm test
`;

test('finds the package managers above a process, and no others', () => {
  expect(packageManagersAbove(LISTING, 40)).toEqual([30, 20]);
  expect(packageManagersAbove(LISTING, 10)).toEqual([]);
  expect(packageManagersAbove(LISTING, 99)).toEqual([]);
  expect(packageManagersAbove('', 40)).toEqual([]);
});
