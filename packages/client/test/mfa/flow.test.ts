import { inspect } from 'node:util';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test, vi } from 'vitest';
import { type Link, MfaExpiredError, type MfaFlow, MfaRequiredError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, type Received, serve } from '../support/server.ts';

const SESSION = '0'.repeat(31);

function challenge(number: number, expiry: number | string = 720) {
  return {
    code: 'token_required',
    message: 'A token is needed',
    request_id: 'r',
    session: `${SESSION}${number}`,
    expiry,
    link: LINK_ID,
    token_generation_data: { instructions: 'Type this', type: 'numeric', value: '12345', expects_user_input: true },
  };
}

/** Asks for a token this many times, then completes. */
function asking(times: number, wrap: (entry: unknown) => unknown = (entry) => [entry]) {
  return serve((_request, response, number) =>
    number < times
      ? json(response, 428, wrap(challenge(number)))
      : json(response, 200, { id: LINK_ID, status: 'valid' }),
  );
}

const bodyOf = (request: Received | undefined) => JSON.parse(request?.body ?? 'null');

test('a call that is not asked for a token is completed', async () => {
  const { url } = await asking(0);
  expect(await clientFor(url).links.update(LINK_ID, CREDENTIALS).flow()).toEqual({
    state: 'completed',
    data: { id: LINK_ID, status: 'valid' },
  });
});

testRows(
  'a 428 in each form is resumed with session, link and token on the operation that the specification links',
  [
    ['an array', (entry: unknown) => [entry]],
    ['an object', (entry: unknown) => entry],
  ],
  async (_how, wrap) => {
    const { url, received } = await asking(1, wrap);
    const flow = await clientFor(url).links.update(LINK_ID, CREDENTIALS).flow();
    if (flow.state !== 'mfaRequired') {
      throw new Error('expected a challenge');
    }
    expect(flow.challenge.session).toBe(`${SESSION}0`);
    expect(flow.challenge).toMatchObject({ instructions: 'Type this', type: 'numeric', value: '12345', link: LINK_ID });
    const done = await flow.resume('000000');
    expect(done).toMatchObject({ state: 'completed', data: { status: 'valid' } });
    expect(received[1]).toMatchObject({ method: 'PATCH', url: '/api/links/' });
    expect(bodyOf(received[1])).toEqual({ session: `${SESSION}0`, link: LINK_ID, token: '000000' });
  },
);

test('a second 428 is a new challenge with its own session', async () => {
  const { url, received } = await asking(2);
  let flow: MfaFlow<Link> = await clientFor(url).links.update(LINK_ID, CREDENTIALS).flow();
  let asked = 0;
  while (flow.state === 'mfaRequired') {
    flow = await flow.resume(`00000${asked++}`);
  }
  expect(asked).toBe(2);
  expect(flow.data.status).toBe('valid');
  expect(received.slice(1).map(bodyOf)).toEqual([
    { session: `${SESSION}0`, link: LINK_ID, token: '000000' },
    { session: `${SESSION}1`, link: LINK_ID, token: '000001' },
  ]);
});

test('onMfa answers as often as it is asked, and the call just gives its result', async () => {
  const { url, received } = await asking(2);
  const sessions: string[] = [];
  const link = await clientFor(url).links.update(LINK_ID, CREDENTIALS, {
    onMfa: async ({ session }) => {
      sessions.push(session);
      return '000000';
    },
  });
  expect(link.status).toBe('valid');
  expect(sessions).toEqual([`${SESSION}0`, `${SESSION}1`]);
  expect(received).toHaveLength(3);
});

test('onMfa that has no token gives up with the error', async () => {
  const { url, received } = await asking(1);
  await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS, { onMfa: () => undefined }), MfaRequiredError);
  expect(received).toHaveLength(1);
});

test('without a flow the error carries the challenge and resumes', async () => {
  const { url } = await asking(1);
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), MfaRequiredError);
  expect(error).toMatchObject({ status: 428, code: 'token_required', requestId: 'r' });
  expect(error.challenge.session).toBe(`${SESSION}0`);
  expect(await error.resume('000000')).toEqual({ id: LINK_ID, status: 'valid' });
});

test('a session that is over is not resumed, and nothing is sent', async () => {
  const { url, received } = await asking(1);
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), MfaRequiredError);
  vi.useFakeTimers({ toFake: ['Date'], now: error.expiresAt.getTime() });
  try {
    await caught(error.resume('000000'), MfaExpiredError);
  } finally {
    vi.useRealTimers();
  }
  expect(received).toHaveLength(1);
});

test('seconds as text count too', async () => {
  const { url } = await serve((_request, response) => json(response, 428, [challenge(0, '9600')]));
  const before = Date.now();
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), MfaRequiredError);
  expect(error.expiresAt.getTime() - before).toBeGreaterThanOrEqual(9_600_000);
});

test('a challenge without user input is resumed without a token', async () => {
  const { url, received } = await asking(1);
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), MfaRequiredError);
  await error.resume();
  expect(bodyOf(received[1])).toEqual({ session: `${SESSION}0`, link: LINK_ID });
});

test('what the first request decided is repeated when resuming', async () => {
  const { url, received } = await asking(2);
  const first = { session: SESSION, link: LINK_ID, token: '000000', save_data: false };
  await clientFor(url).links.resume(first, { onMfa: () => '000001' });
  expect(bodyOf(received[1])).toEqual({ session: `${SESSION}0`, link: LINK_ID, token: '000001', save_data: false });
});

test('a failed resume is the error that it is, and is not repeated', async () => {
  const { url, received } = await serve((_request, response, number) =>
    number === 0 ? json(response, 428, [challenge(0)]) : json(response, 500, [{ code: 'unexpected_error' }]),
  );
  const belvo = clientFor(url, { retries: { baseDelay: 0 } });
  const error = await caught(belvo.links.update(LINK_ID, CREDENTIALS, { onMfa: () => '000000' }), Error);
  expect(error).toMatchObject({ status: 500, operation: 'links_resume', attempts: 1 });
  expect(received).toHaveLength(2);
});

test('a call whose resumption gives something else offers no flow, but its error resumes', async () => {
  const { url, received } = await serve((_request, response, number) =>
    number === 0 ? json(response, 428, [challenge(0)]) : json(response, 200, { id: LINK_ID }),
  );
  const error = await caught(clientFor(url).links.refresh(LINK_ID, {}), MfaRequiredError);
  expect(await error.resume('000000')).toEqual({ id: LINK_ID });
  expect(received[1]?.method).toBe('PATCH');
});

testRows(
  'whether the end user is expected to enter something',
  [
    [undefined, true],
    [{}, true],
    [{ expects_user_input: true }, true],
    [{ expects_user_input: false }, false],
  ],
  async (data, expected) => {
    const entry = { code: 'token_required', session: SESSION, token_generation_data: data };
    const { url } = await serve((_request, response) => json(response, 428, [entry]));
    const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), MfaRequiredError);
    expect(error.challenge.expectsUserInput).toBe(expected);
  },
);

test('a copy of a flow is the flow, and neither shows the session or what the token is made from', async () => {
  const { url } = await asking(1, (entry: unknown) => [entry]);
  const flow = await clientFor(url).links.update(LINK_ID, CREDENTIALS).flow();
  const copy = { ...flow };
  if (copy.state !== 'mfaRequired') {
    throw new Error('expected a challenge');
  }
  expect(copy.challenge).toMatchObject({ session: `${SESSION}0`, value: '12345', instructions: 'Type this' });
  const rendered = [copy, flow, copy.challenge].flatMap((value) => [
    JSON.stringify(value),
    JSON.stringify({ ...value }),
    inspect(value, { depth: 5, showHidden: true }),
  ]);
  expect(rendered.join('\n')).toContain('Type this');
  expect(rendered.join('\n')).not.toMatch(new RegExp(`${SESSION}|12345`));
  expect(await copy.resume('000000')).toMatchObject({ state: 'completed' });
});
