import { expect, test } from 'vitest';
import { useMock } from '../test/support/mock.ts';
import { startReceiver } from '../test/support/receiver.ts';
import { countLinks, readLink, refreshLink, resumeLink, updateLink } from './links.ts';

const mock = useMock();
const id = '11111111-1111-4111-8111-111111111111';
const codeOf = async (response: Response) => ((await response.json()) as [{ code: string }])[0].code;
const sessionOf = async (response: Response) => ((await response.json()) as [{ session: string }])[0].session;

test('MFA round', async () => {
  // #region mfa-round
  mock.scenarios.mfaRound({ token: '111111' });

  const demanded = await updateLink(mock.url, id, 'not-a-real-password');
  expect(demanded.status).toBe(428);

  const done = await resumeLink(mock.url, await sessionOf(demanded), '111111', id);
  expect(done.status).toBe(200);
  // #endregion
});

test('expired session', async () => {
  // #region expired-session
  mock.scenarios.expiredSession();

  const session = await sessionOf(await updateLink(mock.url, id, 'not-a-real-password'));
  expect(await codeOf(await resumeLink(mock.url, session, '111111', id))).toBe('session_expired');
  // #endregion
});

test('institution down', async () => {
  // #region institution-down
  const outage = mock.scenarios.institutionDown();
  expect(await codeOf(await refreshLink(mock.url, id))).toBe('institution_down');

  outage.remove();
  expect((await refreshLink(mock.url, id)).status).toBe(202);
  // #endregion
});

test('invalid link', async () => {
  await using receiver = await startReceiver();
  const yourService = receiver.url;
  // #region invalid-link
  mock.scenarios.invalidLink({ link: id, webhook: { url: yourService } });

  await mock.webhooks.waitFor(); // LINK.invalid_credentials has arrived at your service
  expect(await codeOf(await refreshLink(mock.url, id))).toBe('invalid_link');

  await updateLink(mock.url, id, 'not-a-real-new-password');
  expect((await refreshLink(mock.url, id)).status).toBe(202);
  // #endregion
  expect(receiver.received).toMatchObject([{ body: { webhook_code: 'invalid_credentials', link_id: id } }]);
});

test('rate-limited burst', async () => {
  // #region rate-limited-burst
  mock.scenarios.rateLimitedBurst({ allow: 1, reject: 2, retryAfter: 0 });
  const statuses = [];
  for (let request = 0; request < 4; request += 1) {
    statuses.push((await readLink(mock.url, id)).status);
  }
  expect(statuses).toEqual([200, 429, 429, 200]);
  // #endregion
});

test('long pagination', async () => {
  // #region long-pagination
  mock.scenarios.longPagination({ items: 250 }); // three pages of up to 100
  expect(await countLinks(mock.url)).toBe(250);
  // #endregion
});

test('async, then a webhook', async () => {
  await using receiver = await startReceiver();
  const yourService = receiver.url;
  // #region async-webhook
  mock.scenarios.asyncWebhook({
    url: yourService,
    authorization: 'Bearer not-a-real-token', // what you set in Belvo's dashboard
    event: 'ACCOUNTS.historical_update',
    copies: 2, // at least once means more than once
  });

  const accepted = (await (await refreshLink(mock.url, id)).json()) as { request_id: string };
  const [delivery] = await mock.webhooks.waitFor(2);
  expect(delivery?.body).toMatchObject({ request_id: accepted.request_id, link_id: id });
  // #endregion
  expect(receiver.received).toHaveLength(2);
});

test('any event', async () => {
  await using receiver = await startReceiver();
  const yourService = receiver.url;
  // #region send
  const delivery = await mock.webhooks.send('LINK.token_required', { url: yourService }, { link_id: id });
  expect(delivery.outcome).toBe('delivered');
  // #endregion
});
