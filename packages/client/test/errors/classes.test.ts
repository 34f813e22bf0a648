import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import {
  ApiError,
  AuthenticationError,
  BelvoError,
  ConflictError,
  hasCode,
  isApiError,
  isBelvoError,
  MfaRequiredError,
  NotFoundError,
  OtherStatusError,
  PermissionDeniedError,
  RateLimitError,
  RequestTimeoutError,
  ServerError,
  ValidationError,
} from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

const ENTRY = { code: 'some_code', message: 'Some message', request_id: 'r-1', field: 'password' };

testRows(
  'each status becomes its class, with what Belvo said',
  [
    [400, ValidationError],
    [401, AuthenticationError],
    [403, PermissionDeniedError],
    [404, NotFoundError],
    [405, OtherStatusError],
    [408, RequestTimeoutError],
    [409, ConflictError],
    [422, ValidationError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
    [599, ServerError],
  ],
  async (status, type) => {
    const { url } = await serve((_request, response) => json(response, status, [ENTRY]));
    const error = await caught(
      clientFor(url, { retries: 0 }).links.update(LINK_ID, CREDENTIALS),
      type as typeof ApiError,
    );
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(BelvoError);
    expect(error.name).toBe(type.name);
    expect(error).toMatchObject({
      status,
      code: 'some_code',
      requestId: 'r-1',
      field: 'password',
      operation: 'links_update',
      attempts: 1,
      errors: [{ code: 'some_code', message: 'Some message', requestId: 'r-1', field: 'password' }],
      body: [ENTRY],
    });
    expect(error.message).toContain(`links_update: ${status} some_code`);
  },
);

test('a single object is normalized like an array, and the body stays as it was sent', async () => {
  const { url } = await serve((_request, response) => json(response, 400, ENTRY));
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), ValidationError);
  expect(error.errors).toHaveLength(1);
  expect(error.code).toBe('some_code');
  expect(error.body).toEqual(ENTRY);
});

test('several entries are all kept; the first one speaks', async () => {
  const entries = [ENTRY, { ...ENTRY, code: 'other', field: 'username' }];
  const { url } = await serve((_request, response) => json(response, 400, entries));
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), ValidationError);
  expect(error.errors.map(({ code, field }) => [code, field])).toEqual([
    ['some_code', 'password'],
    ['other', 'username'],
  ]);
  expect(error.code).toBe('some_code');
});

testRows(
  'a refusal with a strange body is still an error of its status',
  [
    ['an empty body', ''],
    ['a bare string', '"oops"'],
    ['null', 'null'],
    ['a number', '12'],
    ['nested arrays', '[[[]]]'],
  ],
  async (_what, body) => {
    const { url } = await serve((_request, response) => {
      response.writeHead(500, { 'content-type': 'application/json' });
      response.end(body);
    });
    const error = await caught(clientFor(url, { retries: 0 }).links.get(LINK_ID), ServerError);
    expect(error.errors.every(({ code }) => code === undefined)).toBe(true);
    expect(error.code).toBeUndefined();
  },
);

test('the HTML page of the edge is a rate limit, other HTML refusals are what their status says', async () => {
  const { url } = await serve((request, response) => {
    response.writeHead(request.method === 'GET' ? 403 : 502, { 'content-type': 'text/html' });
    response.end('<html><center>openresty</center></html>');
  });
  const belvo = clientFor(url, { retries: 0 });
  const limited = await caught(belvo.links.get(LINK_ID), RateLimitError);
  expect(limited.snippet).toContain('openresty');
  expect(limited.status).toBe(403);
  const broken = await caught(belvo.links.update(LINK_ID, CREDENTIALS), ServerError);
  expect(broken).toMatchObject({ status: 502, contentType: 'text/html' });
});

test('a 428 without a session cannot be resumed and is no MfaRequiredError', async () => {
  const { url } = await serve((_request, response) => json(response, 428, [{ code: 'activation_required' }]));
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), OtherStatusError);
  expect(error).not.toBeInstanceOf(MfaRequiredError);
  expect(error.code).toBe('activation_required');
});

test('guards tell errors of this client from others', async () => {
  const { url } = await serve((_request, response) => json(response, 400, [{ code: 'login_error' }]));
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), Error);
  expect(isBelvoError(error)).toBe(true);
  expect(isApiError(error)).toBe(true);
  expect(hasCode(error, 'login_error')).toBe(true);
  expect(hasCode(error, 'invalid_link', 'login_error')).toBe(true);
  expect(hasCode(error, 'not_found')).toBe(false);
  expect(isBelvoError(new Error('login_error'))).toBe(false);
  expect(hasCode({ code: 'login_error' }, 'login_error')).toBe(false);
});

test('a result says the same without throwing', async () => {
  const { url } = await serve((request, response) =>
    request.method === 'GET' ? json(response, 200, { id: LINK_ID }) : json(response, 400, [ENTRY]),
  );
  const belvo = clientFor(url);
  expect(await belvo.links.get(LINK_ID).result()).toEqual({ ok: true, status: 200, data: { id: LINK_ID } });
  const refused = await belvo.links.update(LINK_ID, CREDENTIALS).result();
  expect(refused).toMatchObject({ ok: false, status: 400 });
  expect(refused.ok ? undefined : refused.error).toBeInstanceOf(ValidationError);
});

test('a response tells status, headers, request id, duration and attempts', async () => {
  const { url } = await serve((_request, response, number) =>
    number === 0 ? json(response, 503, []) : json(response, 200, { id: LINK_ID }, { 'x-request-id': 'r-9' }),
  );
  const before = performance.now();
  const answer = await clientFor(url, { retries: { baseDelay: 0 } })
    .links.get(LINK_ID)
    .withResponse();
  const elapsed = performance.now() - before;
  expect(answer).toMatchObject({ data: { id: LINK_ID }, status: 200, requestId: 'r-9', attempts: 2 });
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(answer.durationMs).toBeGreaterThan(0);
  expect(answer.durationMs).toBeLessThanOrEqual(elapsed);
});

test('a failed call that nobody awaits is an unhandled rejection, one whose result is read is not', async () => {
  const { url } = await serve((_request, response) => json(response, 404, []));
  const unhandled: unknown[] = [];
  const listener = (reason: unknown) => unhandled.push(reason);
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', listener);
  const belvo = clientFor(url);
  await belvo.links.get('read').result();
  await caught(belvo.links.get('read').withResponse(), NotFoundError);
  void belvo.links.get('ignored');
  await expect.poll(() => unhandled.length).toBeGreaterThan(0);
  process.off('unhandledRejection', listener);
  for (const other of others) {
    process.on('unhandledRejection', other);
  }
  expect(unhandled).toEqual([expect.any(NotFoundError)]);
});

test('each error is called what its class is exported as, so that logs can be searched for it', async () => {
  const exported = Object.entries(await import('../../src/index.ts'));
  const errors = exported.filter(([, value]) => typeof value === 'function' && value.prototype instanceof BelvoError);
  expect(errors.length).toBeGreaterThan(15);
  const named = errors.map(([name, value]) => [name, (value as { prototype: Error }).prototype.name]);
  expect(named).toEqual(errors.map(([name]) => [name, name]));
});

test('the class that all have in common says its name too', () => {
  expect(String(new BelvoError('no more is known'))).toBe('BelvoError: no more is known');
});
