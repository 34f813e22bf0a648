import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { createBelvoClient, ServerError, UsageError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, KEYS, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

const busy = () => serve((_request, response) => json(response, 503, []));

testRows(
  'a schedule of retries that cannot be is refused by name',
  [
    ['a number of repeats that is none', Number.NaN, 'max'],
    ['a negative number', -1, 'max'],
    ['a text', '3', 'max'],
    ['a pause that is none', { baseDelay: Number.NaN }, 'baseDelay'],
    ['a negative pause', { maxDelay: -1 }, 'maxDelay'],
  ],
  async (_what, retries, name) => {
    const settings = { ...KEYS, environment: 'sandbox', retries: retries as never } as const;
    expect(() => createBelvoClient(settings)).toThrow(UsageError);
    expect(() => createBelvoClient(settings)).toThrow(name);
    await caught(clientFor('https://api.example.com').links.get(LINK_ID, { retries: retries as never }), UsageError);
  },
);

test('what is undefined in a schedule is the default, not repetition without end', async () => {
  const { url, received } = await busy();
  const retries = { max: undefined, baseDelay: 0, factor: undefined } as never;
  await caught(clientFor(url, { retries }).links.get(LINK_ID), ServerError);
  expect(received).toHaveLength(6);
});

test("a call's schedule changes what it names of the client's", async () => {
  const { url, received } = await busy();
  await caught(clientFor(url, { retries: { baseDelay: 0 } }).links.get(LINK_ID, { retries: 2 }), ServerError);
  expect(received).toHaveLength(3);
});

testRows(
  'a timeout beyond what timers take is long, not over at once',
  [Number.POSITIVE_INFINITY, 2 ** 31, 1e300],
  async (timeout) => {
    const { url } = await serve((_request, response) => setImmediate(() => json(response, 200, { id: LINK_ID })));
    const belvo = clientFor(url, { timeout, deadline: timeout, retries: 0 });
    expect(await belvo.links.get(LINK_ID)).toEqual({ id: LINK_ID });
  },
);
