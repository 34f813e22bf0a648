import { getEventListeners } from 'node:events';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBelvoClient, createRateLimiter, RateLimitError, TimeoutError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, KEYS, LINK_ID } from '../support/client.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An answer that says it was too much. */
function limited(retryAfterMs: number): RateLimitError {
  const failure = { status: 429, body: [], errors: [], headers: new Headers(), unread: undefined } as const;
  return new RateLimitError({ ...failure, retryAfterMs });
}

test('who comes with an aborted signal does not push out someone who waits', async () => {
  const limiter = createRateLimiter({ requests: 1, interval: 1000 });
  await limiter.acquire(undefined);
  const waiting = limiter.acquire(undefined);
  await caught(limiter.acquire(AbortSignal.abort()), Error);
  await vi.advanceTimersByTimeAsync(1000);
  await expect(waiting).resolves.toBeTypeOf('function');
});

test('an observer that throws stops nobody', async () => {
  const onWait = () => {
    throw new Error('a broken meter');
  };
  const limiter = createRateLimiter({ requests: 1, interval: 1000, onWait });
  await limiter.acquire(undefined);
  const waiting = Promise.all([limiter.acquire(undefined), limiter.acquire(undefined)]);
  await vi.advanceTimersByTimeAsync(2000);
  await expect(waiting).resolves.toHaveLength(2);
});

test('a shorter pause does not end a longer one', async () => {
  const limiter = createRateLimiter({ requests: 100, interval: 1000 });
  const [first, second] = [await limiter.acquire(undefined), await limiter.acquire(undefined)];
  first(limited(5000));
  second(limited(10));
  let isStarted = false;
  const waiting = limiter.acquire(undefined).then(() => {
    isStarted = true;
  });
  await vi.advanceTimersByTimeAsync(4999);
  expect(isStarted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
});

testRows('nobody waits longer than two minutes, even if told to', [3_600_000, 1e15], async (told) => {
  const limiter = createRateLimiter();
  const release = await limiter.acquire(undefined);
  release(limited(told));
  let isStarted = false;
  const waiting = limiter.acquire(undefined).then(() => {
    isStarted = true;
  });
  await vi.advanceTimersByTimeAsync(119_999);
  expect(isStarted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await waiting;
});

test('a number of requests with a fraction is rounded down', async () => {
  const limiter = createRateLimiter({ requests: 2.9, interval: 1000 });
  const starts: number[] = [];
  const zero = performance.now();
  for (let count = 0; count < 5; count++) {
    limiter.acquire(undefined).then(() => starts.push(performance.now() - zero));
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(starts).toEqual([0, 0, 1000, 1000, 2000]);
});

test('waiting for a place counts towards the deadline, and nothing was sent', async () => {
  const rateLimiter = createRateLimiter({ requests: 1, interval: 30_000 });
  await rateLimiter.acquire(undefined);
  let requests = 0;
  const fetch = async () => {
    requests++;
    return Response.json({});
  };
  const belvo = createBelvoClient({ ...KEYS, environment: 'sandbox', fetch, rateLimiter, deadline: 1000, retries: 0 });
  const failed = caught(belvo.links.update(LINK_ID, CREDENTIALS), TimeoutError);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await failed).toMatchObject({ maybeSent: false });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests).toBe(0);
});

test('without a limit on requests there is still one on those under way', async () => {
  const limiter = createRateLimiter({ requests: Number.POSITIVE_INFINITY, concurrency: 1 });
  const release = await limiter.acquire(undefined);
  let isStarted = false;
  const waiting = limiter.acquire(undefined).then(() => {
    isStarted = true;
  });
  await vi.advanceTimersByTimeAsync(100_000);
  expect(isStarted).toBe(false);
  release();
  await waiting;
});

test('nothing of a waiter stays with its signal once it may start', async () => {
  const limiter = createRateLimiter({ requests: 1, interval: 1000 });
  const { signal } = new AbortController();
  await limiter.acquire(signal);
  const waiting = limiter.acquire(signal);
  await vi.advanceTimersByTimeAsync(1000);
  await waiting;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
