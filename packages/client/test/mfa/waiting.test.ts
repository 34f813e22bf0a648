import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { AbortError, MfaRequiredError, UsageError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

const asking = (changes: object) =>
  serve((_request, response, number) =>
    number === 0
      ? json(response, 428, [
          { code: 'token_required', session: '0'.repeat(32), expiry: 720, link: LINK_ID, ...changes },
        ])
      : json(response, 200, { id: LINK_ID }),
  );

test('abort while the end user looks for the token', async () => {
  const { url, received } = await asking({});
  const controller = new AbortController();
  const onMfa = () => {
    queueMicrotask(() => controller.abort());
    return new Promise<string>(() => {});
  };
  const call = clientFor(url).links.update(LINK_ID, CREDENTIALS, { onMfa, signal: controller.signal });
  const error = await caught(call, AbortError);
  expect(error.operation).toBe('links_update');
  expect(received).toHaveLength(1);
});

testRows(
  'what onMfa fails with is the cause of what the call fails with',
  [
    [
      'throws',
      (): string => {
        throw new RangeError('the user is gone');
      },
    ],
    ['rejects with', () => Promise.reject(new RangeError('the user is gone'))],
  ],
  async (_how, onMfa) => {
    const { url, received } = await asking({});
    const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS, { onMfa }), UsageError);
    expect(error.message).toBe('links_update: onMfa failed (the user is gone).');
    expect(error).toMatchObject({
      attempts: 1,
      maybeSent: true,
      cause: { name: 'RangeError', message: 'the user is gone' },
    });
    // Where it was thrown is in the program, and told.
    expect((error.cause as Error).stack).toContain('waiting.test.ts');
    expect(received).toHaveLength(1);
  },
);

testRows(
  'a session whose end is not told may be resumed: only Belvo knows it',
  [{ expiry: undefined }, { expiry: null }, { expiry: 'soon' }, { expiry: 1e300 }],
  async (changes) => {
    const { url, received } = await asking(changes);
    const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), MfaRequiredError);
    expect(error.expiresAt.toISOString()).toMatch(/^\+275760/);
    expect(await error.resume('000000')).toEqual({ id: LINK_ID });
    expect(received).toHaveLength(2);
  },
);
