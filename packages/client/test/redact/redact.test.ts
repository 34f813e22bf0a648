import { expect, test } from 'vitest';
import { createHooks, redact, ValidationError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

test('lists keep their length and order, and are redacted inside', () => {
  const answer = [{ code: 'token_required', session: 'not-a-real-session' }, 1, null, ['x']];
  expect(redact(answer)).toEqual([{ code: 'token_required', session: '[redacted]' }, 1, null, ['x']]);
  expect(redact({ errors: answer })).toEqual({
    errors: [{ code: 'token_required', session: '[redacted]' }, 1, null, ['x']],
  });
});

test('a hook sees what was sent in confidence nowhere, not even inside another text', async () => {
  const { url } = await serve((_request, response) => json(response, 200, { id: LINK_ID }));
  const bodies: unknown[] = [];
  const hooks = createHooks({ before: ({ body }) => bodies.push(body) });
  const body = { password: 'not-a-real-password', username_type: 'with not-a-real-password in it' };
  await clientFor(url, { hooks }).links.update(LINK_ID, body);
  expect(bodies).toEqual([{ password: '[redacted]', username_type: 'with [redacted] in it' }]);
});

test('only what was sent in confidence is taken out of what a server says', async () => {
  const { url } = await serve((_request, response) =>
    json(response, 400, [{ code: 'invalid', message: 'store and not-a-real-password do not go together' }]),
  );
  const body = { password: 'not-a-real-password', credentials_storage: 'store' } as const;
  const error = await caught(clientFor(url).links.update(LINK_ID, body as never), ValidationError);
  expect(error.message).toContain('store and [redacted] do not go together');
});
