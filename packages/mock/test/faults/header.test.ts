import { expect, test } from 'vitest';
import { createHeaderFaults } from '../../src/faults/header.ts';
import { call } from '../support/http.ts';
import { linkPath, useMock } from '../support/mock.ts';

const mock = useMock();
const ask = async (value: string, path = linkPath) => {
  const response = await call(mock.url + path, { headers: { 'X-Mock-Fault': value } });
  return response.status;
};

test('the header plays its faults for its own requests and then passes', async () => {
  expect([await ask('html, pass, status;status=503'), await ask('html, pass, status;status=503')]).toEqual([502, 200]);
  expect((await call(mock.url + linkPath)).status).toBe(200);
  expect([await ask('html, pass, status;status=503'), await ask('html, pass, status;status=503')]).toEqual([503, 200]);
});

test('another path or another value counts for itself, and a reset starts over', async () => {
  expect(await ask('html')).toBe(502);
  expect(await ask('html', '/api/links/')).toBe(502);
  expect(await ask('html;status=503')).toBe(503);
  expect(await ask('html')).toBe(200);
  await mock.reset();
  expect(await ask('html')).toBe(502);
});

test('it goes before the scripts', async () => {
  mock.faults.always('*', 'status;status=500');
  expect(await ask('html')).toBe(502);
});

test('a value that cannot be read is refused with the reason', async () => {
  const response = await call(mock.url + linkPath, { headers: { 'X-Mock-Fault': 'boom' } });
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ title: 'Unusable fault', detail: expect.stringContaining('There is no fault "boom"') }),
  ]);
});

test('the lists of a mock that runs for days are forgotten, oldest first', () => {
  const faults = createHeaderFaults();
  const next = (url: string) => faults.next({ method: 'GET', url, headers: { 'x-mock-fault': 'html' } } as never)?.kind;
  expect([next('/first'), next('/first')]).toEqual(['html', undefined]);
  for (let page = 0; page < 10_000; page += 1) {
    next(`/${page}`);
  }
  expect([next('/9999'), next('/first')]).toEqual([undefined, 'html']);
});
