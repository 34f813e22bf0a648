import { listOperations, loadBundle } from '@belvo-openapi/spec';
import { expect, onTestFinished, test } from 'vitest';
import { uuid } from '../../src/config/platform.ts';
import * as generated from '../../src/generated/operations/definitions.ts';
import { createHooks, ServerError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { AT_ONCE, clientFor } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

const BODY = {} as never;
const KEY = 'belvo-idempotency-key';

/** Fails this many times, then succeeds. */
const failing = (times: number) =>
  serve((_request, response, number) =>
    number < times ? json(response, 500, [{ code: 'unexpected_error' }]) : json(response, 201, { id: 'p' }),
  );

test('a payment is repeated under one key that the client makes', async () => {
  const { url, received } = await failing(2);
  const belvo = clientFor(url, { retries: AT_ONCE });
  await belvo.paymentIntents.create(BODY);
  const keys = received.map(({ headers }) => headers[KEY]);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
});

test('where the platform makes no UUID, the client does', async () => {
  const { randomUUID } = crypto;
  onTestFinished(() => void Object.assign(crypto, { randomUUID }));
  Object.assign(crypto, { randomUUID: undefined });
  const keys = new Set(Array.from({ length: 50 }, uuid));
  expect(keys.size).toBe(50);
  for (const key of keys) {
    expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
  const { url, received } = await failing(0);
  await clientFor(url, { hooks: createHooks({}) }).paymentIntents.create(BODY);
  expect(received[0]?.headers[KEY]).toHaveLength(36);
});

test('every payment has a key of its own, and your key is kept', async () => {
  const { url, received } = await failing(0);
  const belvo = clientFor(url);
  await belvo.paymentIntents.create(BODY);
  await belvo.paymentIntents.create(BODY);
  await belvo.paymentIntents.create(BODY, { idempotencyKey: 'mine' });
  const [first, second, third] = received.map(({ headers }) => headers[KEY]);
  expect(first).not.toBe(second);
  expect(third).toBe('mine');
});

test('what moves money and takes no key is never repeated once it may have arrived', async () => {
  const { url, received } = await failing(1);
  await caught(clientFor(url, { retries: AT_ONCE }).paymentAuthorizations.createCharge('an-id', BODY), ServerError);
  expect(received).toHaveLength(1);
});

test('the specification alone says what may be repeated', () => {
  const all = Object.values(generated);
  const facts = new Map(all.map((operation) => [operation.id, operation]));
  for (const { operationId, extensions, method } of listOperations(loadBundle())) {
    expect(facts.get(operationId)?.retry, operationId).toBe(extensions.retry);
    expect(extensions.retry === 'safe', operationId).toBe(method === 'get');
  }
});

test('every operation that carries a credential of an end user is repeated only unsent', () => {
  const carrying = listOperations(loadBundle()).filter(
    ({ sensitive, path }) =>
      // The widget's token takes the caller's own keys, and logs in nowhere.
      sensitive.some(({ in: place, level }) => place === 'requestBody' && level === 'credential') &&
      !path.endsWith('/token/'),
  );
  expect(carrying.length).toBeGreaterThan(3);
  expect(
    carrying.filter(({ extensions }) => extensions.retry !== 'unsent').map(({ operationId }) => operationId),
  ).toEqual([]);
});
