import { createBelvoClient, createRateLimiter, optionsFromEnv } from '@belvo-openapi/client';

// Belvo's documented limit is the default: 80 requests in 30 seconds. Share one limiter between all clients behind
// one address.
const rateLimiter = createRateLimiter({
  concurrency: 10,
  onWait: ({ waitedMs, queued }) => console.log(`waited ${waitedMs} ms, ${queued} still wait`),
});

const belvo = createBelvoClient({ ...optionsFromEnv(), rateLimiter });

const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const links = await Promise.all(ids.map((id) => belvo.links.get(id)));
console.log(links.length);
