import { expect, test } from 'vitest';
import { call } from '../support/http.ts';
import { linkId, linkPath, useMock } from '../support/mock.ts';
import { startReceiver } from '../support/receiver.ts';

const mock = useMock();

const get = (path = linkPath) => call(mock.url + path);
const put = (path = linkPath) => call(mock.url + path, { method: 'PUT', json: { password: 'not-a-real-password' } });
const refresh = (path = linkPath) => call(`${mock.url}${path}refresh/`, { method: 'POST' });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }[])[0]?.code;

test('institution down: refuses until it is taken off', async () => {
  const script = mock.scenarios.institutionDown();
  for (const request of [put, refresh, put]) {
    const refused = await request();
    expect([refused.status, await codeOf(refused)]).toEqual([400, 'institution_down']);
  }
  expect((await get()).status).toBe(200);
  script.remove();
  expect((await put()).status).toBe(200);
});

test('institution down: up again after some requests', async () => {
  mock.scenarios.institutionDown({ on: 'links_update', times: 2 });
  expect([(await put()).status, (await refresh()).status, (await put()).status, (await put()).status]).toEqual([
    400, 202, 400, 200,
  ]);
});

test('invalid link: refused and shown as invalid until it is updated', async () => {
  mock.scenarios.invalidLink();
  expect(await codeOf(await refresh())).toBe('invalid_link');
  expect(await (await get()).json()).toMatchObject({ status: 'invalid' });
  expect((await put()).status).toBe(200);
  expect((await refresh()).status).toBe(202);
  expect(await (await get()).json()).toMatchObject({ status: 'valid' });
});

test('invalid link: an update that fails repairs nothing', async () => {
  mock.scenarios.invalidLink();
  mock.faults.on('links_update', 'answer;status=400;example=login_error');
  expect((await put()).status).toBe(400);
  expect((await refresh()).status).toBe(400);
});

test('invalid link: one of many, announced by its webhook', async () => {
  await using receiver = await startReceiver();
  mock.scenarios.invalidLink({
    link: linkId,
    webhook: { url: receiver.url, authorization: 'Bearer not-a-real-token' },
  });
  await mock.webhooks.waitFor();
  expect(receiver.received).toMatchObject([
    {
      headers: { authorization: 'Bearer not-a-real-token', 'content-type': 'application/json' },
      body: { webhook_type: 'LINK', webhook_code: 'invalid_credentials', link_id: linkId },
    },
  ]);
  expect((await refresh(linkPath.replaceAll('1', '2'))).status).toBe(202);
  expect((await refresh()).status).toBe(400);
});

test('rate-limited burst: some pass, some are refused, then it is over', async () => {
  mock.scenarios.rateLimitedBurst({ allow: 2, reject: 2, retryAfter: 7 });
  const answers = [];
  for (let request = 0; request < 6; request += 1) {
    const { status, headers } = await get();
    answers.push([status, headers.get('retry-after')]);
  }
  expect(answers).toEqual([
    [200, null],
    [200, null],
    [429, '7'],
    [429, '7'],
    [200, null],
    [200, null],
  ]);
});

test('rate-limited burst: at once, exactly as many are refused', async () => {
  mock.scenarios.rateLimitedBurst({ allow: 10, reject: 15 });
  const answers = await Promise.all(Array.from({ length: 40 }, () => get()));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
});

test('rate-limited burst: without Retry-After, or as the firewall does it', async () => {
  mock.scenarios.rateLimitedBurst({ reject: 1, retryAfter: null });
  const bare = await get();
  expect([bare.status, bare.headers.get('retry-after')]).toEqual([429, null]);
  mock.scenarios.rateLimitedBurst({ reject: 1, blocked: true });
  const blocked = await get();
  expect([blocked.status, blocked.headers.get('content-type')]).toEqual([403, 'text/html']);
});
