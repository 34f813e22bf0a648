import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test, vi } from 'vitest';
import * as ours from '../../src/index.ts';
import { linksGet } from '../../src/operations.ts';
import { createPathClient } from '../../src/paths.ts';
import { createWidgetToken } from '../../src/widget.ts';
import { CREDENTIALS, KEYS, LINK_ID } from '../support/client.ts';

vi.resetModules();
/** Another copy of the package in the same process, as a dependency may bring one. */
const theirs = (await import('../../src/index.ts')) as typeof ours;

const settings = (status: number, body: unknown): ours.ClientOptions => ({
  ...KEYS,
  environment: 'sandbox',
  retries: 0,
  fetch: async () => Response.json(body, { status }),
});
const refusal = async (status: number, body: unknown) =>
  await theirs
    .createBelvoClient(settings(status, body))
    .links.update(LINK_ID, CREDENTIALS)
    .catch((error: unknown) => error);

test('there are two copies', () => {
  expect(theirs.NotFoundError).not.toBe(ours.NotFoundError);
});

test('the error of another copy is one of ours: by class, base class and guards', async () => {
  const error = await refusal(404, [{ code: 'not_found' }]);
  expect(error).toBeInstanceOf(ours.NotFoundError);
  expect(error).toBeInstanceOf(ours.ApiError);
  expect(error).toBeInstanceOf(ours.BelvoError);
  expect([ours.isBelvoError(error), ours.isApiError(error), ours.hasCode(error, 'not_found')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(error).not.toBeInstanceOf(ours.ValidationError);
  expect(error).not.toBeInstanceOf(ours.MfaRequiredError);
});

test('a class derived from one of ours is not what another copy throws', async () => {
  class OurOwnError extends ours.NotFoundError {}
  expect(await refusal(404, [])).not.toBeInstanceOf(OurOwnError);
  class NamedError extends Error {
    override readonly name = 'NotFoundError';
  }
  expect(new NamedError()).not.toBeInstanceOf(ours.NotFoundError);
});

testRows(
  'values and errors of others are none of ours',
  [undefined, null, 'NotFoundError', 404, {}, { name: 'NotFoundError' }],
  (value) => {
    expect(value instanceof ours.NotFoundError).toBe(false);
  },
);

test('a second factor that another copy asks for is resumed by ours', async () => {
  const error = await refusal(428, [{ code: 'token_required', session: '0'.repeat(32) }]);
  expect(error).toBeInstanceOf(ours.MfaRequiredError);
  expect((error as ours.MfaRequiredError).challenge.session).toBe('0'.repeat(32));
  await expect((error as ours.MfaRequiredError).resume('000000')).rejects.toBeInstanceOf(ours.MfaRequiredError);
});

test('functions, paths and the widget take a client of another copy', async () => {
  const belvo = theirs.createBelvoClient(settings(200, { id: LINK_ID, access: 'not-a-real-token' })) as never;
  expect(await linksGet(belvo, LINK_ID)).toMatchObject({ id: LINK_ID });
  const api = createPathClient(belvo);
  expect((await api.GET('/api/links/{id}/', { params: { path: { id: LINK_ID } } })).data).toMatchObject({
    id: LINK_ID,
  });
  expect(await createWidgetToken(belvo, 'fiscalMexico', {} as never)).toMatchObject({ access: 'not-a-real-token' });
});

test('hooks and limiters of another copy do their work', async () => {
  const told: unknown[] = [];
  const hooks = theirs.createHooks({ after: ({ status }) => told.push(status) });
  const rateLimiter = theirs.createRateLimiter();
  const belvo = ours.createBelvoClient({ ...settings(404, []), hooks, rateLimiter });
  await belvo.links.get(LINK_ID).result();
  expect(told).toEqual([404]);
});

testRows('what is no client is refused in words', [[{}], [null], [undefined], ['client']], async (value) => {
  await expect(linksGet(value as never, LINK_ID)).rejects.toThrow('must be a client');
  expect(() => createPathClient(value as never)).toThrow(ours.UsageError);
});
