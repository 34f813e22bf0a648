// What TypeScript would refuse is refused in words, for programs in plain JavaScript.
import { listOperations, loadBundle } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { namesOf } from '../../src/core/check-arguments.ts';
import { allOperations } from '../../src/generated/operations/all.ts';
import { createRateLimiter, type UsageError } from '../../src/index.ts';
import { createWidgetToken } from '../../src/widget.ts';
import { CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';

// biome-ignore lint/suspicious/noExplicitAny: the types are what is left out here.
type Untyped = Record<string, Record<string, (...values: any[]) => Promise<unknown>>>;

let sent = 0;
const belvo = clientFor('https://api.example.com', {
  fetch: async () => {
    sent++;
    return Response.json({ id: LINK_ID });
  },
}) as unknown as Untyped;

test.each<[string, string, readonly unknown[], string]>([
  ['an option among the query parameters', 'list', [{ timeout: 50 }], '"timeout" is an option'],
  ['a misspelt query parameter', 'list', [{ stauts: 'valid' }], 'no query parameter "stauts"'],
  ['query parameters that are no object', 'list', ['valid'], 'query parameters must be an object'],
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
  ['no identifier', 'get', [], 'cannot be part of a path'],
])('%s', async (_what, verb, values, message) => {
  sent = 0;
  const error = await belvo.links?.[verb]?.(...values).catch((thrown: UsageError) => thrown);
  expect(error).toMatchObject({ name: 'UsageError', operation: `links_${verb}`, attempts: 0 });
  expect((error as Error).message).toContain(message);
  expect(sent).toBe(0);
});

test('what is undefined is left out', async () => {
  await belvo.links?.list?.({ page: undefined, nonsense: undefined }, { timeout: undefined, signal: undefined });
  await belvo.links?.get?.(LINK_ID, undefined);
  await belvo.links?.update?.(LINK_ID, { ...CREDENTIALS, password2: undefined }, {});
});

test('settings of a limiter and of the widget are checked as well', async () => {
  expect(() => createRateLimiter(null as never)).toThrow('must be an object');
  expect(() => createRateLimiter({ perSecond: 3 } as never)).toThrow('"perSecond"');
  const token = (...values: unknown[]) => createWidgetToken(belvo as never, ...(values as [never, never]));
  await expect(token('mexico', {})).rejects.toThrow('fiscalMexico');
  await expect(token('fiscalMexico', null)).rejects.toThrow('settings');
});

test('the query parameters of every operation are those of the specification', () => {
  const known = new Map([...allOperations].map(([{ id }, parameters]) => [id, namesOf(parameters).toSorted()]));
  for (const { operationId, parameters } of listOperations(loadBundle())) {
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    expect.soft(known.get(operationId), operationId).toEqual(names.toSorted());
  }
});
