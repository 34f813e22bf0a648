import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimiter, RateLimitError, UsageError } from '../../src/index.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Starts this many requests that take `duration`, and notes when each began. */
function run(limiter: ReturnType<typeof createRateLimiter>, count: number, duration = 0) {
  const starts: number[] = [];
  const zero = performance.now();
  for (let at = 0; at < count; at++) {
    limiter.acquire(undefined).then((release) => {
      starts.push(Math.round(performance.now() - zero));
      setTimeout(release, duration);
    });
  }
  return starts;
}

test('no span of the window ever holds more requests than allowed', async () => {
  const starts = run(createRateLimiter({ requests: 3, interval: 1000 }), 10);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(starts).toHaveLength(10);
  for (const start of starts) {
    expect(starts.filter((other) => other >= start && other < start + 1000).length).toBeLessThanOrEqual(3);
  }
  expect(starts.slice(0, 4)).toEqual([0, 0, 0, 1000]);
});

test("the default is Belvo's limit: 80 in 30 seconds", async () => {
  const starts = run(createRateLimiter(), 81);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(starts).toHaveLength(80);
  await vi.advanceTimersByTimeAsync(1);
  expect(starts).toHaveLength(81);
});

test('no more are under way at once than allowed, in the order they came', async () => {
  const starts = run(createRateLimiter({ concurrency: 2 }), 5, 100);
  await vi.advanceTimersByTimeAsync(1000);
  expect(starts).toEqual([0, 0, 100, 100, 200]);
});

test('when Belvo says it was too much, all wait as long as it asks', async () => {
  const limiter = createRateLimiter({ requests: 100, interval: 1000 });
  const release = await limiter.acquire(undefined);
  const failure = { status: 429, body: [], errors: [], headers: new Headers(), unread: undefined } as const;
  release(new RateLimitError({ ...failure, retryAfterMs: 5000 }));
  const starts = run(limiter, 2);
  await vi.advanceTimersByTimeAsync(4999);
  expect(starts).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(starts).toEqual([5000, 5000]);
});

test('waits are observable', async () => {
  const waits: { waitedMs: number; queued: number }[] = [];
  run(createRateLimiter({ requests: 1, interval: 1000, onWait: (wait) => waits.push(wait) }), 3);
  await vi.advanceTimersByTimeAsync(5000);
  expect(waits).toEqual([
    { waitedMs: 1000, queued: 1 },
    { waitedMs: 2000, queued: 0 },
  ]);
});

test('who gave up waiting takes no place', async () => {
  const limiter = createRateLimiter({ requests: 1, interval: 1000 });
  const controller = new AbortController();
  run(limiter, 1);
  const given = limiter.acquire(controller.signal).catch((error: Error) => error.name);
  const starts = run(limiter, 1);
  controller.abort();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await given).toBe('AbortError');
  expect(starts).toEqual([1000]);
});

test('giving a place back twice frees one place', async () => {
  const limiter = createRateLimiter({ concurrency: 1 });
  const release = await limiter.acquire(undefined);
  release();
  release();
  const starts = run(limiter, 3, 100);
  await vi.advanceTimersByTimeAsync(50);
  expect(starts).toHaveLength(1);
});

testRows(
  'settings that are not positive are refused',
  [{ requests: 0 }, { interval: 0 }, { concurrency: 0 }, { requests: Number.NaN }],
  (options) => {
    expect(() => createRateLimiter(options)).toThrow(UsageError);
  },
);

test('who gave up before asking is refused at once, and takes no place', async () => {
  const limiter = createRateLimiter({ requests: 1, interval: 1000 });
  await expect(limiter.acquire(AbortSignal.abort())).rejects.toThrow('Aborted by the caller');
  const starts = run(limiter, 1);
  await vi.advanceTimersByTimeAsync(0);
  expect(starts).toEqual([0]);
});

test('who does not have to wait is not told as waiting, however long the program runs', async () => {
  const waits: unknown[] = [];
  await vi.advanceTimersByTimeAsync(5000);
  const limiter = createRateLimiter({ requests: 2, interval: 1000, onWait: (wait) => waits.push(wait) });
  run(limiter, 2);
  await vi.advanceTimersByTimeAsync(10);
  expect(waits).toEqual([]);
});

test('who gives up after it began takes no place from those who wait', async () => {
  const limiter = createRateLimiter({ concurrency: 1 });
  const controller = new AbortController();
  const release = await limiter.acquire(controller.signal);
  const starts = run(limiter, 2);
  controller.abort();
  release();
  await vi.advanceTimersByTimeAsync(10);
  expect(starts).toEqual([0, 0]);
});

test('however many wait, one timer is under way', async () => {
  const limiter = createRateLimiter({ requests: 1, interval: 1000 });
  const begun: unknown[] = [];
  for (let at = 0; at < 20; at++) {
    limiter.acquire(undefined).then((release) => begun.push(release));
  }
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(1);
});
