import { readFileSync } from 'node:fs';
import { createBelvoClient } from '@belvo-openapi/client';
import { type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../src/ask.ts';
import { formatTable } from '../src/format-table.ts';
import { savedResponses } from '../src/saved-responses.ts';

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const collection = () =>
  JSON.parse(
    readFileSync(new URL('../../../spec/collection/belvo.postman_collection.json', import.meta.url), 'utf8'),
  ) as { item: { item: { response: { name: string; code: number }[] }[] }[] };

test('the responses shown are those that the collection saved', () => {
  const saved = collection().item[0]?.item[0]?.response.map(({ name, code }) => `${code} ${name}`);
  expect(savedResponses.map((response) => `${response.status} ${response.saved}`)).toEqual(saved);
});

test.each(savedResponses)('the client reports $status $saved', async (response) => {
  const belvo = createBelvoClient({ secretId: 'id', secretPassword: 'not-a-real-password', baseUrl: mock.url });
  const told = await ask(belvo, response);
  expect(told.status).toBe(response.status);
  expect(told.advice).not.toBe('');
  expect(told.outcome).toMatch(response.status === 200 ? /^link / : /^\w+Error \w+$/);
});

test('no line of the table is longer than asked for', () => {
  const row = {
    saved: 'Too Many Sessions',
    status: 404,
    outcome: 'NotFoundError not_found',
    advice: 'word '.repeat(40).trim(),
  };
  const lines = formatTable([row], 80).split('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});
