import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MEGABYTE = 1_000_000;

test('an update allocates at most 16 kB, and nothing stays after 100,000 calls or 1,000,000 items', () => {
  const flags = ['--expose-gc', '--min-semi-space-size=128', '--max-semi-space-size=128'];
  const program = fileURLToPath(new URL('allocation.mjs', import.meta.url));
  const measured = JSON.parse(execFileSync(process.execPath, [...flags, program], { encoding: 'utf8' }));
  expect(measured.client).toBeGreaterThan(measured.raw);
  expect(measured.client).toBeLessThanOrEqual(16_000);
  expect(measured.keptAfterCalls).toBeLessThan(MEGABYTE);
  expect(measured.items).toBe(1_000_000);
  expect(measured.keptWhilePaging).toBeLessThan(MEGABYTE);
}, 60_000);
