// What the caller's own functions fail with arrives as the cause, and is never repeated.

import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { AbortError, cacheCredentials, InvalidResponseError, UsageError, ValidationError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { AT_ONCE, CREDENTIALS, clientFor, KEYS, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

const broken = () => {
  throw new RangeError('a fault of mine');
};
const cause = { name: 'RangeError', message: 'a fault of mine' };

test('a parser of yours that fails on what is JSON: one attempt, and the request may have been carried out', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, { id: LINK_ID }));
  const belvo = clientFor(url, { retries: AT_ONCE, parseJson: broken });
  const error = await caught(belvo.links.get(LINK_ID), UsageError);
  expect(error).toMatchObject({ attempts: 1, maybeSent: true, cause });
  expect(error.message).toBe('links_get: parseJson failed (a fault of mine).');
  expect((error.cause as Error).stack).toContain('own-functions.test.ts');
  expect(received).toHaveLength(1);
});

test('a parser that fails on what is no JSON is right: that may pass, and is repeated', async () => {
  const { url, received } = await serve((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":'),
  );
  const belvo = clientFor(url, { retries: AT_ONCE, parseJson: (text) => JSON.parse(text) });
  const error = await caught(belvo.links.get(LINK_ID), InvalidResponseError);
  expect(error.message).toContain('is not valid JSON');
  expect(error.cause).toBeUndefined();
  expect(received).toHaveLength(3);
});

test('a refusal stays a refusal, whatever the parser makes of it', async () => {
  const { url } = await serve((_request, response) => json(response, 400, [{ code: 'login_error' }]));
  await caught(clientFor(url, { parseJson: broken }).links.get(LINK_ID), ValidationError);
});

test('what a parser quotes of a secret is hidden', async () => {
  const { url } = await serve((_request, response) => json(response, 200, {}));
  const parseJson = () => {
    throw new Error(`cannot read ${CREDENTIALS.password}`);
  };
  const error = await caught(clientFor(url, { parseJson }).links.update(LINK_ID, CREDENTIALS), UsageError);
  expect(error.message).toContain('cannot read [redacted]');
  expect(`${(error.cause as Error).stack}`).not.toContain(CREDENTIALS.password);
});

testRows(
  'keys that cannot be fetched: nothing is sent',
  [
    ['throws', broken],
    ['rejects', async () => broken()],
  ],
  async (_how, credentials) => {
    const { url, received } = await serve((_request, response) => json(response, 200, {}));
    const belvo = clientFor(url, { retries: AT_ONCE, ...({ credentials, secretId: undefined } as object) });
    const error = await caught(belvo.links.get(LINK_ID), UsageError);
    expect(error).toMatchObject({ attempts: 1, maybeSent: false, cause });
    expect(error.message).toBe('links_get: credentials() failed (a fault of mine).');
    expect((error.cause as Error).stack).toContain('own-functions.test.ts');
    expect(received).toHaveLength(0);
  },
);

test('a limiter of yours that fails ends the call; one that gives its place too late gets it back', async () => {
  const { url, received } = await serve((_request, response) => json(response, 200, {}));
  for (const acquire of [async () => broken(), broken]) {
    const failing = clientFor(url, { retries: AT_ONCE, rateLimiter: { acquire } });
    expect(await caught(failing.links.get(LINK_ID), UsageError)).toMatchObject({
      attempts: 1,
      maybeSent: false,
      cause,
    });
  }

  let released = 0;
  let grant = () => {};
  const acquire = () =>
    new Promise<() => void>((resolve) => {
      grant = () => resolve(() => void released++);
    });
  const controller = new AbortController();
  const call = clientFor(url, { rateLimiter: { acquire } }).links.get(LINK_ID, { signal: controller.signal });
  controller.abort();
  await caught(call, AbortError);
  grant();
  await expect.poll(() => released).toBe(1);
  expect(received).toHaveLength(0);
  // Without promises, as a program in plain JavaScript may have it.
  const plain = { acquire: () => () => void released++ } as never;
  await clientFor(url, { rateLimiter: plain }).links.get(LINK_ID);
  await clientFor(url, { rateLimiter: { acquire: () => undefined } as never }).links.get(LINK_ID);
  expect(released).toBe(2);
});

test('a fetch that gives no response, as a mock without a plan does, is told at once', async () => {
  let asked = 0;
  const fetch = async () => void asked++;
  const belvo = clientFor('https://api.example.com', { fetch: fetch as never, retries: AT_ONCE });
  const error = await caught(belvo.links.get(LINK_ID), UsageError);
  expect(error).toMatchObject({ message: 'links_get: fetch gave no response.', maybeSent: true });
  expect(asked).toBe(1);
});

test('the reason of an abort is the cause, as it was given', async () => {
  const { url } = await serve(() => {});
  const reason = new RangeError('the user closed the page');
  const early = await caught(clientFor(url).links.get(LINK_ID, { signal: AbortSignal.abort(reason) }), AbortError);
  expect(early.cause).toBe(reason);
  const controller = new AbortController();
  const call = clientFor(url).links.get(LINK_ID, { signal: controller.signal });
  controller.abort(reason);
  expect((await caught(call, AbortError)).cause).toBe(reason);
  const timed = await caught(clientFor(url).links.get(LINK_ID, { signal: AbortSignal.timeout(5) }), AbortError);
  expect(timed.cause).toMatchObject({ name: 'TimeoutError' });
});

test('cached keys are asked for once, by calls at the same time too, and anew when they are old or failed', async () => {
  let asked = 0;
  const credentials = cacheCredentials(async () => {
    asked++;
    if (asked === 1) {
      throw new Error('not yet');
    }
    return KEYS;
  }, 60_000);
  await expect(credentials()).rejects.toThrow('not yet');
  expect(await Promise.all([credentials(), credentials()])).toEqual([KEYS, KEYS]);
  await credentials();
  expect(asked).toBe(2);
  const short = cacheCredentials(() => ({ ...KEYS, secretId: `id-${asked++}` }), 0);
  expect((await short()).secretId).not.toBe((await short()).secretId);
});
