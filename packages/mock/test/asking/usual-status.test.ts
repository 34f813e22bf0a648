import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { listOperations, loadBundle, type Operation } from '@belvo-openapi/spec';
import { expect, test } from 'vitest';
import { usualStatus } from '../../src/asking/usual-status.ts';
import type { ReceivedRequest } from '../../src/index.ts';
import { call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';
import { rawCall } from '../support/raw.ts';

const [any] = listOperations(loadBundle());

test('the usual status of statuses, for headers and a body', () =>
  checkRows(
    [
      [[200, 400], {}, undefined, undefined],
      [[202], {}, undefined, undefined],
      [[202, 204], {}, undefined, 204],
      [[202, 204], { 'x-belvo-request-mode': 'async' }, undefined, 202],
      [[200, 201], {}, undefined, 201],
      [[200, 201], {}, { save_data: true }, 201],
      [[200, 201], {}, { save_data: false }, 200],
      [[200, 201, 202], {}, {}, 201],
      [[200, 201, 202], { 'x-belvo-request-mode': 'async' }, { save_data: false }, 202],
      [[200, 204], {}, undefined, 200],
    ],
    ([statuses, headers, json, expected]) =>
      `${JSON.stringify(statuses)} with ${JSON.stringify(headers)} and body ${JSON.stringify(json)}: ${expected}`,
    ([statuses, headers, json, expected]) => {
      const responses = statuses.map((status) => ({ status: String(status) })) as unknown as Operation['responses'];
      const request = { operation: { ...any, responses }, headers, json } as unknown as ReceivedRequest;
      expect(usualStatus(request)).toBe(expected);
    },
  ));

const mock = useMock();

test('a caller that says more is listened to', async () => {
  const remove = async (headers: Record<string, string>) =>
    (await call(mock.url + linkPath, { method: 'DELETE', headers })).status;
  expect(await remove({})).toBe(204);
  expect(await remove({ 'X-Belvo-Request-Mode': 'async' })).toBe(202);
  expect(await remove({ prefer: 'code=202' })).toBe(202);
  expect(await remove({ prefer: 'dynamic=true' })).toBe(204);
  expect((await call(`${mock.url}${linkPath}?__code=404`, { method: 'DELETE' })).status).toBe(404);
});

test('204 has neither body nor content headers, whether the caller says what it accepts or not', async () => {
  const bare = await rawCall(mock.url + linkPath, { method: 'DELETE' });
  expect([bare.status, bare.headers['content-type'], bare.body]).toEqual([204, undefined, '']);
  const response = await call(mock.url + linkPath, { method: 'DELETE' });
  expect([response.headers.get('content-type'), response.headers.get('content-length'), await response.text()]).toEqual(
    [null, null, ''],
  );
});
