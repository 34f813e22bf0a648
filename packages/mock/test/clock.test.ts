import { expect, test } from 'vitest';
import { manualClock, systemClock } from '../src/index.ts';

test('the manual clock wakes whoever is due, in order', async () => {
  const clock = manualClock(1000);
  const woken: string[] = [];
  const sleep = (name: string, ms: number) =>
    clock.sleep(ms, new AbortController().signal).then(() => woken.push(`${name} at ${clock.now()}`));
  const all = [sleep('late', 30), sleep('early', 10), sleep('middle', 20)];
  expect(clock.sleepers).toEqual([10, 20, 30]);
  clock.advance(20);
  await Promise.all([all[1], all[2]]);
  expect(woken).toEqual(['early at 1020', 'middle at 1020']);
  expect(clock.sleepers).toEqual([10]);
  clock.advance(10);
  await all[0];
  expect(clock.sleepers).toEqual([]);
});

test.each([
  ['manual', manualClock()],
  ['system', systemClock],
] as const)('the %s clock stops waiting when it is told to', async (_, clock) => {
  const stop = new AbortController();
  const reason = new Error('enough');
  const sleeping = clock.sleep(60_000, stop.signal);
  stop.abort(reason);
  await expect(sleeping).rejects.toBe(reason);
  await expect(clock.sleep(0, stop.signal)).rejects.toBe(reason);
});

test('the system clock wakes up by itself and knows the time', async () => {
  const before = Date.now();
  await systemClock.sleep(1, new AbortController().signal);
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
});

test('one can wait until somebody sleeps', async () => {
  const clock = manualClock();
  const two = clock.asleep(2);
  void clock.sleep(5, new AbortController().signal);
  void clock.sleep(6, new AbortController().signal);
  await two;
  expect(clock.sleepers).toEqual([5, 6]);
});
