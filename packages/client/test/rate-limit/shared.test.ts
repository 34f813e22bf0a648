import { expect, test } from 'vitest';
import { createRateLimiter } from '../../src/index.ts';
import { clientFor } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

test('clients that share a limiter share its places, and failures give theirs back', async () => {
  let underWay = 0;
  let most = 0;
  const { url, received } = await serve((request, response) => {
    most = Math.max(most, ++underWay);
    setImmediate(() => {
      underWay--;
      json(response, request.url.includes('bad') ? 404 : 200, []);
    });
  });
  const rateLimiter = createRateLimiter({ concurrency: 2 });
  const [one, two] = [clientFor(url, { rateLimiter }), clientFor(url, { rateLimiter })];
  await Promise.all([one, two, one, two, one].map((belvo, at) => belvo.links.get(at % 2 ? 'bad' : 'good').result()));
  expect(received).toHaveLength(5);
  expect(most).toBe(2);
});
