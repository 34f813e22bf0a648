import { type MockServer, startMock } from '@belvo-openapi/mock';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { updateLink } from './links.ts';

let mock: MockServer;
beforeAll(async () => {
  mock = await startMock();
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const id = '11111111-1111-4111-8111-111111111111';

test('updates the link, and waits when it is told to', async () => {
  mock.faults.on('links_update', 'rate-limit;retry-after=0');

  const response = await updateLink(mock.url, id, 'not-a-real-password');

  expect(response.status).toBe(200);
  expect(mock.journal.of('links_update').map(({ answer }) => answer?.status)).toEqual([429, 200]);
  expect(mock.journal.last?.json).toEqual({ password: 'not-a-real-password' });
});
