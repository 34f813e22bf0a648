// What TypeScript would refuse is refused in words, for programs in plain JavaScript.

import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { listOperations, loadBundle } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { namesOf } from '../../src/core/check-arguments.ts';
import { allOperations } from '../../src/generated/operations/all.ts';
import { cacheCredentials, createRateLimiter, type UsageError } from '../../src/index.ts';
import { BelvoCore, linksGet, linksList } from '../../src/operations.ts';
import { createMockFetch } from '../../src/testing.ts';
import { createWidgetToken, widgetUrl } from '../../src/widget.ts';
import { CREDENTIALS, clientFor, KEYS, LINK_ID } from '../support/client.ts';

// biome-ignore lint/suspicious/noExplicitAny: the types are what is left out here.
type Untyped = Record<string, Record<string, (...values: any[]) => Promise<unknown>>>;

let sent = 0;
const headers: Readonly<Record<string, string>>[] = [];
const belvo = clientFor('https://api.example.com', {
  fetch: async (_url, init) => {
    sent++;
    headers.push(init.headers);
    return Response.json({ id: LINK_ID });
  },
}) as unknown as Untyped;

testRows<[string, string, readonly unknown[], string]>(
  'arguments that cannot be what their place is for are refused before anything is sent',
  [
    ['an option among the query parameters', 'list', [{ timeout: 50 }], '"timeout" is an option'],
    ['a misspelt query parameter', 'list', [{ stauts: 'valid' }], 'no query parameter "stauts"'],
    ['query parameters that are no object', 'list', ['valid'], 'query parameters must be an object'],
    ['a Map for them, which would be lost', 'list', [new Map([['status', 'valid']])], 'must be an object'],
    ['a list for them', 'list', [['valid']], 'query parameters must be an object'],
    ['null for them', 'list', [null], 'query parameters must be an object'],
    ['a misspelt option', 'get', [LINK_ID, { timout: 50 }], 'no option "timout"'],
    ['an option of other calls', 'get', [LINK_ID, { prefetch: true }], 'no option "prefetch"'],
    ['a value for an option that there is not', 'delete', [LINK_ID, { mode: 'sync' }], "mode must be 'async'"],
    ['null for options', 'delete', [LINK_ID, null], 'options must be an object'],
    ['a number for options, as map gives it', 'get', [LINK_ID, 0], 'options must be an object'],
    ['a controller for a signal', 'get', [LINK_ID, { signal: new AbortController() }], 'controller.signal'],
    ['no function for onMfa', 'update', [LINK_ID, CREDENTIALS, { onMfa: '000000' }], 'onMfa must be a function'],
    ['one argument too many', 'get', [LINK_ID, {}, { timeout: 50 }], 'takes 2 arguments at most, got 3'],
    ['no body', 'update', [LINK_ID], 'the request body must be an object'],
    ['null for a body', 'update', [LINK_ID, null], 'the request body must be an object'],
    ['text for a body', 'update', [LINK_ID, '{}'], 'the request body must be an object'],
    ['a list for a body', 'update', [LINK_ID, [CREDENTIALS]], 'the request body must be an object'],
    [
      'a form for a body, which would be lost',
      'update',
      [LINK_ID, new FormData()],
      'the request body must be an object',
    ],
    ['text for the retries', 'get', [LINK_ID, { retries: '2' }], 'retries must be a number'],
    ['a misspelt name of the schedule', 'get', [LINK_ID, { retries: { maximum: 2 } }], 'retries has no "maximum"'],
    [
      'headers of Fetch, which would be lost',
      'get',
      [LINK_ID, { headers: new Headers() }],
      'headers must be an object',
    ],
    ['text for headers', 'get', [LINK_ID, { headers: 'x-tenant: a' }], 'headers must be an object'],
    ['no identifier', 'get', [], 'cannot be part of a path'],
  ],
  async (_what, verb, values, message) => {
    sent = 0;
    const error = await belvo.links?.[verb]?.(...values).catch((thrown: UsageError) => thrown);
    expect(error).toMatchObject({ name: 'UsageError', operation: `links_${verb}`, attempts: 0 });
    expect((error as Error).message).toContain(message);
    expect(sent).toBe(0);
  },
);

testRows<[string, (client: never, ...values: never[]) => Promise<unknown>, readonly unknown[], string]>(
  'functions refuse what would be sent as something else',
  [
    ['an option among the query parameters', linksList, [{ timeout: 50 }], '"timeout" is an option'],
    ['a signal among them', linksList, [{ signal: AbortSignal.timeout(1000) }], 'parameter "signal" must be text'],
    ['one argument too many', linksGet, [LINK_ID, {}, { timeout: 50 }], 'takes 2 arguments at most, got 3'],
    ['one too many after query parameters', linksList, [{}, {}, {}], 'takes 2 arguments at most, got 3'],
    ['no client', linksGet.bind(null, LINK_ID as never), [LINK_ID], 'The first argument must be a client'],
  ],
  async (_what, run, values, message) => {
    const calls: string[] = [];
    const fetch = async (url: string) => {
      calls.push(url);
      return Response.json({});
    };
    const core = new BelvoCore({ ...KEYS, environment: 'sandbox', fetch });
    await expect(run(core as never, ...(values as never[]))).rejects.toThrow(message);
    expect(calls).toEqual([]);
  },
);

test('what is undefined is left out', async () => {
  await belvo.links?.list?.({ page: undefined, nonsense: undefined }, { timeout: undefined, signal: undefined });
  await belvo.links?.get?.(LINK_ID, undefined);
  await belvo.links?.update?.(LINK_ID, { ...CREDENTIALS, password2: undefined }, {});
});

test('null for a number or a header is none, and no key of idempotency', async () => {
  await belvo.links?.get?.(LINK_ID, { retries: null, timeout: null, headers: { 'x-tenant': null } });
  await belvo.paymentIntents?.create?.({}, { idempotencyKey: null });
  expect(headers.at(-2)).not.toHaveProperty('x-tenant');
  expect(headers.at(-1)?.['belvo-idempotency-key']).toMatch(/^[\da-f-]{36}$/);
});

test('a resumed call is checked like any other', async () => {
  const { fetch } = createMockFetch().reply('links_update', { status: 428 });
  const flow = await clientFor('https://api.example.com', { fetch }).links.update(LINK_ID, CREDENTIALS).flow();
  const resume = (...values: unknown[]) =>
    flow.state === 'mfaRequired' ? flow.resume(...(values as [string])) : undefined;
  await expect(resume('000000', { timout: 50 })).rejects.toThrow('links_resume: there is no option "timout"');
  await expect(resume('000000', null)).rejects.toThrow('options must be an object');
  await expect(resume(123456)).rejects.toThrow('the token must be text');
});

test('settings of a limiter and of the widget are checked as well', async () => {
  expect(() => createRateLimiter(null as never)).toThrow('must be an object');
  expect(() => createRateLimiter({ perSecond: 3 } as never)).toThrow('"perSecond"');
  const token = (...values: unknown[]) => createWidgetToken(belvo as never, ...(values as [never, never]));
  await expect(token('mexico', {})).rejects.toThrow('fiscalMexico');
  await expect(token('fiscalMexico', null)).rejects.toThrow('settings');
  for (const access of [undefined, '', { access: 'not-a-real-token' }]) {
    expect(() => widgetUrl(access as never)).toThrow('`access`');
  }
  expect(() => widgetUrl('not-a-real-token', { country: 'MX' } as never)).toThrow('no option "country"');
  expect(() => cacheCredentials(KEYS as never, 5)).toThrow('a function');
  expect(() => cacheCredentials(() => KEYS, '10m' as never)).toThrow('milliseconds');
});

test('the query parameters of every operation are those of the specification', () => {
  const known = new Map([...allOperations].map(([{ id }, parameters]) => [id, namesOf(parameters).toSorted()]));
  for (const { operationId, parameters } of listOperations(loadBundle())) {
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    expect.soft(known.get(operationId), operationId).toEqual(names.toSorted());
  }
});
