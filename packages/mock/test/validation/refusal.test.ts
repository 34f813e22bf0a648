import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { listOperations, loadBundle } from '@belvo-openapi/spec';
import { describe, expect, test } from 'vitest';
import { violationsHeader } from '../../src/validation/violation.ts';
import { authorization, call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';

const mock = useMock();

type Reason = { code: string; field?: string; message: string; request_id: string };
const refused = async (path: string, method: string, json: unknown) => {
  const response = await call(mock.url + path, { method, json });
  return { status: response.status, reasons: (await response.json()) as Reason[], response };
};
const told = async (path: string, method: string, json: unknown) =>
  (await refused(path, method, json)).reasons.map(({ code, field }) => `${code} ${field}`);

describe('a wrong body is answered with the code that means it', () => {
  test('a wrong body of an update is answered with the code that means it', () =>
    checkRows(
      [
        [{ passwrd: 'typo' }, ['required password', 'invalid passwrd']],
        [{}, ['required password']],
        [{ password: null }, ['null password']],
        [{ password: '' }, ['blank password']],
        [{ password: 5 }, ['invalid password']],
        [{ password: 'p', surplus: 1 }, ['invalid surplus']],
      ],
      ([body]) => JSON.stringify(body),
      async ([body, expected]) => {
        expect(await told(linkPath, 'PUT', body)).toEqual(expected);
      },
    ));

  const fiscal = { institution: 'tatooine_mx_fiscal', username: 'XEXX010101000', password: 'example1' };
  test('a wrong body of one of several shapes is answered by the nearest', () =>
    checkRows(
      [
        [{ ...fiscal, password: undefined }, ['required password']],
        [{ ...fiscal, username: 'short' }, ['validation_error username']],
        [{ ...fiscal, access_mode: 'sometimes' }, ['invalid_choice access_mode']],
        [{ ...fiscal, fetch_resources: 'INVOICES' }, ['not_a_list fetch_resources']],
        [{ ...fiscal, fetch_resources: ['NOTHING'] }, ['invalid_choice fetch_resources.0']],
        [{ ...fiscal, external_id: null }, ['null external_id']],
      ],
      ([body]) => JSON.stringify(body),
      async ([body, expected]) => {
        expect(await told('/api/links/', 'POST', body)).toEqual(expected);
      },
    ));

  test('a body that is no object is answered with the code that means it', () =>
    checkRows(
      ['', 'null', '[]', '"text"', '5', '{"password":', 'nothing like it'],
      (body) => body,
      async (body) => {
        const headers = { authorization, 'content-type': 'application/json' };
        const response = await fetch(mock.url + linkPath, { method: 'PUT', headers, body });
        const [reason] = (await response.json()) as Reason[];
        expect([response.status, reason?.code]).toEqual([
          400,
          body === '' ? 'required' : expect.stringMatching(/^(null|invalid|parse_error)$/),
        ]);
      },
    ));

  test('another media type', async () => {
    const headers = { authorization, 'content-type': 'text/plain' };
    const response = await fetch(mock.url + linkPath, { method: 'PUT', headers, body: '{"password":"p"}' });
    expect([response.status, await response.json()]).toMatchObject([400, [{ code: 'parse_error' }]]);
  });
});

test('an id that cannot be one means an object that does not exist', async () => {
  const { status, reasons } = await refused('/api/links/consequa/', 'PUT', { password: 'p' });
  expect([status, reasons]).toMatchObject([404, [{ code: 'not_found' }]]);
  expect((await refused('/api/links/consequa/', 'GET', undefined)).status).toBe(404);
});

test('missing credentials come first', async () => {
  const response = await fetch(mock.url + linkPath, { method: 'PUT', body: '{"password":' });
  expect(response.status).toBe(401);
});

test('the violations are JSON, also when they are cut, and repeat no value', async () => {
  const many = Array.from({ length: 2_000 }, (_, index) => `not-a-real-secret-${index}`);
  const { response } = await refused('/api/links/', 'POST', { institution: 'x', fetch_resources: many });
  const header = response.headers.get('sl-violations') ?? '';
  expect(header.length).toBeLessThan(9_000);
  expect(JSON.parse(header).at(-1)).toMatchObject({ code: 'cut' });
  expect(header).not.toContain('not-a-real-secret');
  const { response: few } = await refused(linkPath, 'PUT', { ['é'.repeat(5_000)]: 1 });
  expect(JSON.parse(few.headers.get('sl-violations') ?? '')).toHaveLength(2);
});

test('one violation longer than a header is cut', () => {
  const violation = { location: ['x'.repeat(9_000)], severity: 'Error', code: 'type', message: 'y'.repeat(9_000) };
  expect(JSON.parse(violationsHeader([violation]))).toMatchObject([{ code: 'type' }]);
});

/** Codes that speak of the form of a request, and of nothing that an institution said. */
const formal =
  /^(required|invalid|validation_error|null|blank|not_a_list|invalid_choice|parse_error|min_length|max_length|min_value|not_found)$/;
const taking = listOperations(loadBundle()).filter(({ requestBody }) => requestBody !== undefined);

test('every operation with a body tells a wrong request from a refused one', () =>
  checkRows(
    taking,
    ({ operationId }) => operationId,
    async ({ path, method, requestBody, responses }) => {
      const url = mock.url + path.replace(/\{[^}]+\}/g, '11111111-1111-4111-8111-111111111111');
      const json = { 'content-type': 'application/json' };
      const wrong: RequestInit[] = [
        { headers: { 'content-type': 'text/plain' }, body: 'text' },
        { headers: json, body: '{"no_such_field_of_this_api":1}' },
        { headers: json, body: '[' },
        ...(requestBody?.required ? [{ headers: json }, {}] : []),
      ];
      const formless = !responses.some(({ status }) => ['400', '422'].includes(status));
      for (const init of wrong) {
        const response = await call(url, { ...init, method: method.toUpperCase() });
        const body = (await response.json()) as Reason[];
        if (response.headers.get('content-type') === 'application/problem+json') {
          expect([formless, response.status]).toEqual([true, init.body === 'text' ? 415 : 422]);
        } else {
          expect(response.status).toBe(400);
          expect(body.map(({ code }) => code).filter((code) => !formal.test(code))).toEqual([]);
          expect(body.every(({ message, request_id }) => message !== '' && /^[0-9a-f]{32}$/.test(request_id))).toBe(
            true,
          );
        }
      }
    },
  ));

test('every operation with a body takes no body for an empty one', () =>
  checkRows(
    taking,
    ({ operationId }) => operationId,
    async ({ path, method }) => {
      const url = mock.url + path.replace(/\{[^}]+\}/g, '11111111-1111-4111-8111-111111111111');
      const [none, empty] = [
        await call(url, { method: method.toUpperCase() }),
        await call(url, { method: method.toUpperCase(), json: {} }),
      ];
      const needed = taking.find((operation) => operation.path === path && operation.method === method)?.requestBody
        ?.required;
      expect(none.status >= 400).toBe(empty.status >= 400 || needed);
    },
  ));
