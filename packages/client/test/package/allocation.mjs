// Bytes that one call allocates, with the network taken out. Run with --expose-gc and a young generation so large that
// nothing is collected while it measures.
import { createBelvoClient } from '../../dist/index.js';

const body = JSON.stringify({
  id: '11111111-1111-4111-8111-111111111111',
  institution: 'planet_mx_employment',
  access_mode: 'recurrent',
  status: 'valid',
  created_at: '2024-01-01T00:00:00.000000Z',
  fetch_resources: ['ACCOUNTS', 'OWNERS'],
});
const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };
const fetch = async () => new Response(body, { status: 200, headers });
const belvo = createBelvoClient({ secretId: 'a', secretPassword: 'b', environment: 'sandbox', fetch });
const id = '11111111-1111-4111-8111-111111111111';
const authorization = `Basic ${btoa('a:b')}`;

const calls = {
  raw: async () => {
    const response = await fetch(`https://sandbox.belvo.com/api/links/${id}/`, {
      method: 'PUT',
      headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ password: 'not-a-real-password' }),
    });
    return response.json();
  },
  client: () => belvo.links.update(id, { password: 'not-a-real-password' }),
};

const bytesPerCall = async (call, count) => {
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  for (let at = 0; at < count; at++) {
    await call();
  }
  return Math.round((process.memoryUsage().heapUsed - before) / count);
};

const results = {};
for (const [name, call] of Object.entries(calls)) {
  await bytesPerCall(call, 3000);
  results[name] = await bytesPerCall(call, 3000);
}

// What stays after many calls, once everything unused is collected.
const settle = async () => {
  for (let at = 0; at < 3; at++) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
};
const before = await settle();
for (let at = 0; at < 100_000; at++) {
  await calls.client();
}
results.keptAfterCalls = (await settle()) - before;

let pages = 0;
const results100 = Array.from({ length: 1000 }, (_, at) => ({ id: String(at) }));
const paging = createBelvoClient({
  secretId: 'a',
  secretPassword: 'b',
  environment: 'sandbox',
  fetch: async () => {
    const next = ++pages < 1000 ? `https://sandbox.belvo.com/api/links/?page=${pages + 1}` : null;
    return new Response(JSON.stringify({ next, results: results100 }), {
      headers: { 'content-type': 'application/json' },
    });
  },
});
let items = 0;
let keptHalfway = 0;
for await (const _item of paging.links.list()) {
  if (++items === 100_000) {
    keptHalfway = await settle();
  }
  if (items === 990_000) {
    results.keptWhilePaging = (await settle()) - keptHalfway;
  }
}
results.items = items;
process.stdout.write(JSON.stringify(results));
