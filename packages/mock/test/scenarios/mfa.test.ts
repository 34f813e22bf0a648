import { expect, test } from 'vitest';
import { call } from '../support/http.ts';
import { linkId, linkPath, useMock } from '../support/mock.ts';

const mock = useMock();

const update = () => call(mock.url + linkPath, { method: 'PUT', json: { password: 'not-a-real-password' } });
const resume = (session: string, token = '1234ab') =>
  call(`${mock.url}/api/links/`, { method: 'PATCH', json: { session, token, link: linkId } });
const demanded = async (response: Response) => {
  expect(response.status).toBe(428);
  const [demand] = (await response.json()) as [{ session: string; link: string; code: string }];
  expect(demand).toMatchObject({
    code: 'token_required',
    link: linkId,
    session: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  return demand.session;
};
const codeOf = async (response: Response) => {
  const [error] = (await response.json()) as [{ code: string }];
  return [response.status, error.code];
};

test('MFA round: 428, then success with the session and a token', async () => {
  mock.scenarios.mfaRound();
  const done = await resume(await demanded(await update()));
  expect([done.status, await done.json()]).toEqual([200, expect.objectContaining({ status: 'valid' })]);
});

test('a session works once, and one that was never given out not at all', async () => {
  mock.scenarios.mfaRound();
  const session = await demanded(await update());
  expect((await resume(session)).status).toBe(200);
  expect(await codeOf(await resume(session))).toEqual([400, 'session_expired']);
  expect(await codeOf(await resume('f'.repeat(32)))).toEqual([400, 'session_expired']);
});

test('two users at once keep their sessions apart', async () => {
  mock.scenarios.mfaRound();
  const [one, two] = await Promise.all([update().then(demanded), update().then(demanded)]);
  expect(one).not.toBe(two);
  expect([(await resume(two)).status, (await resume(one)).status]).toEqual([200, 200]);
});

test('several rounds ask for a token each, with a new session', async () => {
  mock.scenarios.mfaRound({ rounds: 3 });
  const first = await demanded(await update());
  const second = await demanded(await resume(first));
  const third = await demanded(await resume(second));
  expect(new Set([first, second, third]).size).toBe(3);
  expect((await resume(third)).status).toBe(200);
});

test('a wrong token is asked for again', async () => {
  mock.scenarios.mfaRound({ token: '111111' });
  const again = await demanded(await resume(await demanded(await update()), '999999'));
  expect((await resume(again, '111111')).status).toBe(200);
});

test('reads need no token', async () => {
  mock.scenarios.mfaRound();
  expect((await call(mock.url + linkPath)).status).toBe(200);
});

test('a 428 that opens no session is no second factor', async () => {
  mock.scenarios.mfaRound();
  const json = { link: linkId };
  expect((await call(`${mock.url}/api/employment-records/`, { method: 'POST', json })).status).toBe(201);
  expect((await call(`${mock.url}/api/accounts/`, { method: 'POST', json })).status).toBe(428);
});

test('nothing else than asked for needs a token', async () => {
  mock.scenarios.mfaRound({ on: 'links_refresh' });
  expect((await update()).status).toBe(200);
  expect((await call(`${mock.url}${linkPath}refresh/`, { method: 'POST' })).status).toBe(428);
});

test('a wrong request does not get as far as a token', async () => {
  mock.scenarios.mfaRound();
  expect((await call(mock.url + linkPath, { method: 'PUT', json: { password: 5 } })).status).toBe(400);
});

test('expired session: the token comes too late, starting again works', async () => {
  mock.scenarios.expiredSession();
  expect(await codeOf(await resume(await demanded(await update())))).toEqual([400, 'session_expired']);
  expect((await resume(await demanded(await update()))).status).toBe(200);
});

test('expired session, twice', async () => {
  mock.scenarios.expiredSession({ times: 2 });
  for (const status of [400, 400, 200]) {
    expect((await resume(await demanded(await update()))).status).toBe(status);
  }
});

test('taken off, nobody is asked for a token', async () => {
  const script = mock.scenarios.mfaRound();
  script.remove();
  expect((await update()).status).toBe(200);
});
