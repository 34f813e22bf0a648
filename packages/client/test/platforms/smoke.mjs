// What every platform has to do. Runs on the packed package, against a server that the test starts.
import {
  AbortError,
  ConnectionError,
  createBelvoClient,
  MfaRequiredError,
  RedirectError,
  TimeoutError,
} from '@belvo-openapi/client';
import { createPathClient } from '@belvo-openapi/client/paths';
import { createMockFetch } from '@belvo-openapi/client/testing';
import { createFetchHandler, verifyAuthorization } from '@belvo-openapi/client/webhooks';

const keys = { secretId: 'not-a-real-id', secretPassword: 'not-a-real-señal' };

const failure = (promise) =>
  promise.then(
    () => 'no error',
    (error) => error,
  );

/** @param url of the server, @param closed an address where nobody listens, @param settings of every client */
export async function smoke(url, closed, settings = {}) {
  const common = { ...keys, ...settings };
  const belvo = createBelvoClient({ ...common, baseUrl: url, retries: { max: 2, baseDelay: 0 }, timeout: 5000 });
  const results = {};

  results.update = (await belvo.links.update('plain', { password: 'not-a-real-password' })).status;

  const answer = await belvo.links.get('flaky').withResponse();
  results.repeated = [answer.data.id, answer.attempts, answer.status];

  results.mfa = (await belvo.links.update('mfa', { password: 'p' }, { onMfa: () => '000000' })).id;
  const asked = await failure(belvo.links.update('mfa', { password: 'p' }));
  results.asked = asked instanceof MfaRequiredError && asked.code;

  const ids = [];
  for await (const link of belvo.links.list({ status__in: ['valid', 'invalid'] })) {
    ids.push(link.id);
  }
  results.pages = ids;

  const slow = await failure(belvo.links.get('slow', { timeout: 100, retries: 0 }));
  results.timeout = slow instanceof TimeoutError;

  const controller = new AbortController();
  const pending = failure(belvo.links.get('slow', { signal: controller.signal }));
  controller.abort();
  results.abort = (await pending) instanceof AbortError;

  const redirected = await failure(belvo.links.update('away', { password: 'p' }));
  results.redirect = redirected instanceof RedirectError;

  const elsewhere = createBelvoClient({ ...common, baseUrl: closed, retries: 0 });
  const refused = await failure(elsewhere.links.get('x'));
  results.refused = refused instanceof ConnectionError && refused.maybeSent;

  const { data } = await createPathClient(belvo).GET('/api/links/{id}/', { params: { path: { id: 'plain' } } });
  results.byPath = data.status;

  const mock = createMockFetch();
  const offline = createBelvoClient({ ...common, environment: 'sandbox', fetch: mock.fetch });
  results.testKit = typeof (await offline.links.get('x')).id;

  results.webhook = verifyAuthorization('Bearer t', { bearer: 't' });
  const handler = createFetchHandler({ authorization: { bearer: 't' }, onEvent: () => {} });
  const delivery = new Request('https://shop.example.com/', {
    method: 'POST',
    headers: { authorization: 'Bearer t' },
    body: '{"webhook_type":"X","webhook_code":"y"}',
  });
  results.delivery = (await handler(delivery)).status;
  return results;
}
