import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test, vi } from 'vitest';
import { AbortError, ApiError, ConnectionError, RateLimitError, ServerError, TimeoutError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { AT_ONCE, CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

/** Answers with these statuses in turn, the last one for good. */
function statuses(...list: readonly number[]) {
  return serve((_request, response, number) => {
    const status = list[Math.min(number, list.length - 1)] ?? 200;
    json(response, status, status < 300 ? { id: LINK_ID } : [{ code: 'whatever' }]);
  });
}

testRows('a reading call is repeated after what passes by itself', [408, 429, 500, 502, 503, 504], async (status) => {
  const { url, received } = await statuses(status, 200);
  expect(await clientFor(url, { retries: AT_ONCE }).links.get(LINK_ID)).toEqual({ id: LINK_ID });
  expect(received).toHaveLength(2);
});

testRows(
  'no call is repeated after what the request itself is the reason for',
  [400, 401, 403, 404, 409, 422],
  async (status) => {
    const { url, received } = await statuses(status, 200);
    await caught(clientFor(url, { retries: AT_ONCE }).links.get(LINK_ID), ApiError);
    expect(received).toHaveLength(1);
  },
);

testRows(
  'a call with credentials is not repeated after a refusal: the bank may have seen them',
  [408, 429, 500, 503],
  async (status) => {
    const { url, received } = await statuses(status);
    const belvo = clientFor(url, { retries: AT_ONCE });
    await caught(belvo.links.update(LINK_ID, CREDENTIALS), ApiError);
    await caught(belvo.links.resume({ session: '0'.repeat(32), link: LINK_ID, token: '000000' }), ApiError);
    expect(received).toHaveLength(2);
  },
);

test('a code that may pass is repeated although its status is not, and waits as the specification says', async () => {
  const delays: number[] = [];
  const { url, received } = await serve((_request, response, number) =>
    number === 0 ? json(response, 400, [{ code: 'too_many_sessions' }]) : json(response, 200, { id: LINK_ID }),
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { createHooks } = await import('../../src/index.ts');
    const hooks = createHooks({ retry: ({ delayMs }) => delays.push(delayMs) });
    const call = clientFor(url, { hooks }).links.get(LINK_ID);
    await vi.waitFor(() => expect(delays).toHaveLength(1), { interval: 5 });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await call).toEqual({ id: LINK_ID });
  } finally {
    vi.useRealTimers();
  }
  expect(delays).toEqual([120_000]);
  expect(received).toHaveLength(2);
});

test('attempts end at the maximum, and the error counts them', async () => {
  const { url, received } = await statuses(503);
  const error = await caught(clientFor(url, { retries: { max: 3, baseDelay: 0 } }).links.get(LINK_ID), ServerError);
  expect(error.attempts).toBe(4);
  expect(received).toHaveLength(4);
});

test('retries: 0 means one attempt, per client and per call', async () => {
  const { url, received } = await statuses(503);
  await caught(clientFor(url, { retries: 0 }).links.get(LINK_ID), ServerError);
  await caught(clientFor(url).links.get(LINK_ID, { retries: 0 }), ServerError);
  expect(received).toHaveLength(2);
});

test("the pauses are Belvo's schedule with full jitter", async () => {
  const { createHooks } = await import('../../src/index.ts');
  const delays: number[] = [];
  const { url } = await statuses(503);
  const random = vi.spyOn(Math, 'random').mockReturnValue(1);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const call = clientFor(url, { hooks: createHooks({ retry: ({ delayMs }) => delays.push(delayMs) }) }).links.get(
      LINK_ID,
    );
    const ended = caught(call, ServerError);
    for (let number = 1; number <= 5; number++) {
      await vi.waitFor(() => expect(delays).toHaveLength(number), { interval: 5 });
      await vi.advanceTimersByTimeAsync(delays.at(-1) ?? 0);
    }
    await ended;
  } finally {
    vi.useRealTimers();
    random.mockRestore();
  }
  expect(delays).toEqual([3000, 6000, 12_000, 24_000, 48_000]);
});

test('a code with the name of what every object has is a code like any other', async () => {
  const { url, received } = await serve((_request, response) => json(response, 400, [{ code: 'constructor' }]));
  await caught(clientFor(url, { retries: { baseDelay: 0 } }).links.get(LINK_ID), ApiError);
  expect(received).toHaveLength(1);
});

test('jitter spreads a pause from nothing to all of it', async () => {
  const { delayBeforeRetry } = await import('../../src/retry/policy.ts');
  const schedule = { max: 5, baseDelay: 3000, factor: 2, maxDelay: 48_000, maxRetryAfter: 120_000 };
  const request = { operation: { retry: 'safe' }, schedule } as never;
  const error = Object.assign(new ConnectionError('x', { maybeSent: true }), { attempts: 1 });
  const delays = Array.from({ length: 1000 }, () => delayBeforeRetry(request, error) ?? -1);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
  expect(Math.min(...delays)).toBeLessThan(300);
  expect(Math.max(...delays)).toBeLessThanOrEqual(3000);
  expect(Math.max(...delays)).toBeGreaterThan(2700);
});

test('Retry-After is waited in full, without jitter', async () => {
  const { createHooks } = await import('../../src/index.ts');
  const delays: number[] = [];
  const { url } = await serve((_request, response, number) =>
    number === 0 ? json(response, 429, [], { 'retry-after': '0.02' }) : json(response, 200, { id: LINK_ID }),
  );
  const hooks = createHooks({ retry: ({ delayMs }) => delays.push(delayMs) });
  await clientFor(url, { hooks, retries: 1 }).links.get(LINK_ID);
  expect(delays).toEqual([20]);
});

test('a Retry-After beyond the cap ends the call, and the error tells it', async () => {
  const { url, received } = await serve((_request, response) => json(response, 429, [], { 'retry-after': '3600' }));
  const error = await caught(clientFor(url).links.get(LINK_ID), RateLimitError);
  expect(error.retryAfterMs).toBe(3_600_000);
  expect(received).toHaveLength(1);
});

test('a pause that the deadline would cut off is not begun', async () => {
  const { url, received } = await serve((_request, response) => json(response, 503, [], { 'retry-after': '60' }));
  await caught(clientFor(url, { deadline: 5000 }).links.get(LINK_ID), ServerError);
  expect(received).toHaveLength(1);
});

test('the deadline ends an attempt that would outlast it', async () => {
  const { url } = await serve(() => {});
  const error = await caught(clientFor(url, { deadline: 50 }).links.get(LINK_ID), TimeoutError);
  expect(error.attempts).toBe(1);
});

test("after the page of the edge a repeat waits as long as the edge's limit counts", async () => {
  const controller = new AbortController();
  const delays: number[] = [];
  const { createHooks } = await import('../../src/index.ts');
  const hooks = createHooks({
    retry: ({ delayMs }) => {
      delays.push(delayMs);
      controller.abort();
    },
  });
  const { url } = await serve((_request, response) =>
    response.writeHead(403, { 'content-type': 'text/html' }).end('<html>403 Forbidden</html>'),
  );
  const call = clientFor(url, { hooks, retries: { max: 1, baseDelay: 0 } }).links.get(LINK_ID, {
    signal: controller.signal,
  });
  await caught(call, AbortError);
  expect(delays).toEqual([30_000]);
});

test("a date in Retry-After is read against the server's own clock", async () => {
  const sentAt = Date.UTC(2020, 0, 1, 12, 0, 0);
  const headers = {
    date: new Date(sentAt).toUTCString(),
    'retry-after': new Date(sentAt + 7_200_000).toUTCString(),
  };
  const { url } = await serve((_request, response) => json(response, 429, [], headers));
  const error = await caught(clientFor(url).links.get(LINK_ID), RateLimitError);
  expect(error.retryAfterMs).toBe(7_200_000);
});

test('a logger is told of each repeat in one line, and may be broken', async () => {
  const lines: string[] = [];
  const { url } = await statuses(503, 503, 200);
  const belvo = clientFor(url, { retries: AT_ONCE, logger: { warn: (line) => lines.push(line) } });
  await belvo.links.get(LINK_ID);
  expect(lines).toEqual([
    'ServerError in attempt 1 of 3, next in 0 ms: links_get: 503 whatever',
    'ServerError in attempt 2 of 3, next in 0 ms: links_get: 503 whatever',
  ]);
  const { url: other } = await statuses(503, 200);
  const warn = () => {
    throw new Error('the disk is full');
  };
  expect(await clientFor(other, { retries: AT_ONCE, logger: { warn } }).links.get(LINK_ID)).toEqual({ id: LINK_ID });
});
