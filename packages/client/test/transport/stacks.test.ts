import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { createExactClient } from '../../src/exact.ts';
import { BelvoCore, type ClientSettings, createHooks, createRateLimiter, MfaRequiredError } from '../../src/index.ts';
import { linksGet } from '../../src/operations.ts';
import { createPathClient } from '../../src/paths.ts';
import { createWidgetToken } from '../../src/widget.ts';
import { CREDENTIALS, clientFor, KEYS, LINK_ID } from '../support/client.ts';

const baseUrl = 'https://api.example.com';

/** Settings under which every call is refused, after a turn of the event loop as from a network. */
const refusing: ClientSettings = {
  retries: 0,
  fetch: async () => {
    await new Promise(setImmediate);
    return Response.json([{ code: 'not_found', message: 'No' }], { status: 404 });
  },
};
const belvo = clientFor(baseUrl, refusing);
const breaking: ClientSettings = {
  retries: 0,
  fetch: async () => {
    await new Promise(setImmediate);
    throw new TypeError('fetch failed');
  },
};

const styles: Record<string, () => Promise<unknown>> = {
  async plainly() {
    return await belvo.links.get(LINK_ID);
  },
  async withResponse() {
    return await belvo.links.get(LINK_ID).withResponse();
  },
  async toArray() {
    return await belvo.links.list().toArray({ limit: 1 });
  },
  async itemByItem() {
    for await (const link of belvo.links.list()) {
      return link;
    }
    return undefined;
  },
  async pageByPage() {
    for await (const page of belvo.links.list({}, { prefetch: true }).pages()) {
      return page;
    }
    return undefined;
  },
  async asFlow() {
    return await belvo.links.update(LINK_ID, CREDENTIALS).flow();
  },
  async withToken() {
    return await belvo.links.update(LINK_ID, CREDENTIALS, { onMfa: () => '000000' });
  },
  async asFunction() {
    return await linksGet(new BelvoCore({ ...KEYS, baseUrl, ...refusing }), LINK_ID);
  },
  async exactly() {
    return await createExactClient({ ...KEYS, baseUrl, ...refusing }).links.get(LINK_ID);
  },
  async observed() {
    const hooks = createHooks({ after: () => {} });
    return await clientFor(baseUrl, { ...refusing, hooks, rateLimiter: createRateLimiter() }).links.get(LINK_ID);
  },
  async withBrokenConnection() {
    return await clientFor(baseUrl, breaking).links.get(LINK_ID);
  },
  async byPath() {
    const api = createPathClient(clientFor(baseUrl, breaking));
    return await api.GET('/api/links/{id}/', { params: { path: { id: LINK_ID } } });
  },
  async forTheWidget() {
    return await createWidgetToken(belvo, 'fiscalMexico', {} as never);
  },
  async withWrongArguments() {
    return await belvo.links.get('');
  },
  async resuming() {
    let isFirst = true;
    const asking = clientFor(baseUrl, {
      ...refusing,
      fetch: async (url, init) => {
        if (!isFirst) {
          return await (refusing.fetch as typeof fetch)(url, init);
        }
        isFirst = false;
        return Response.json([{ code: 'token_required', session: '0'.repeat(32) }], { status: 428 });
      },
    });
    const error = await asking.links.update(LINK_ID, CREDENTIALS).catch((thrown: unknown) => thrown);
    return error instanceof MfaRequiredError ? await error.resume('000000') : undefined;
  },
};

testRows('the stack of a call that fails names who made it, in each style', Object.keys(styles), async (name) => {
  const error = await styles[name]?.().then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error?.stack?.split('\n').slice(1).join('\n')).toContain(name);
});

test('the second page fails in the name of who reads it', async () => {
  let pages = 0;
  const listing = clientFor(baseUrl, {
    retries: 0,
    fetch: async (url, init) =>
      pages++ === 0
        ? Response.json({ next: `${baseUrl}/api/links/?page=2`, results: [{ id: LINK_ID }] })
        : await (refusing.fetch as typeof fetch)(url, init),
  });
  async function readingOn() {
    for await (const link of listing.links.list()) {
      expect(link.id).toBe(LINK_ID);
    }
  }
  await expect(readingOn()).rejects.toMatchObject({ stack: expect.stringContaining('readingOn') });
});
