import { expect, test } from 'vitest';
import { AbortError, createHooks, ServerError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

/** Timers that are under way in this process. */
const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

test('abort in the middle of a pause ends it, and leaves no timer behind', async () => {
  const controller = new AbortController();
  const { url, received } = await serve((_request, response) => json(response, 503, [], { 'retry-after': '100' }));
  let onPause = () => {};
  const paused = new Promise<void>((resolve) => {
    onPause = resolve;
  });
  const hooks = createHooks({ retry: () => onPause() });
  const call = clientFor(url, { hooks }).links.get(LINK_ID, { signal: controller.signal });
  call.catch(() => {});
  // The pause begins right after the hook.
  await paused;
  const before = timers();
  expect(before).toBeGreaterThan(0);
  controller.abort();
  expect((await caught(call, AbortError)).attempts).toBe(1);
  expect(timers()).toBeLessThan(before);
  expect(received).toHaveLength(1);
});

test('hooks are told each request, each answer and each pause, in order', async () => {
  const told: string[] = [];
  const hooks = createHooks({
    before: ({ operation, attempt }) => told.push(`before ${operation} ${attempt}`),
    after: ({ status, attempt, error, requestId }) =>
      told.push(`after ${status} ${attempt} ${error?.name} ${requestId}`),
    retry: ({ attempt, error }) => told.push(`retry ${attempt} ${error.name}`),
  });
  const { url } = await serve((_request, response, number) =>
    json(response, number === 0 ? 503 : 200, {}, { 'x-request-id': `r-${number}` }),
  );
  await clientFor(url, { hooks, retries: { max: 1, baseDelay: 0 } }).links.get(LINK_ID);
  expect(told).toEqual([
    'before links_get 1',
    'after 503 1 ServerError r-0',
    'retry 1 ServerError',
    'before links_get 2',
    'after 200 2 undefined r-1',
  ]);
});

test('a call that ends leaves no timer behind', async () => {
  const { url } = await serve((_request, response) => json(response, 500, []));
  const before = timers();
  await caught(clientFor(url, { retries: 0, timeout: 3_600_000 }).links.get(LINK_ID), ServerError);
  expect(timers()).toBeLessThanOrEqual(before);
});

test('hooks see the address with its filters, without what identifies a person', async () => {
  const told: string[] = [];
  const hooks = createHooks({ before: ({ url }) => told.push(url), after: ({ url }) => told.push(url) });
  const { url } = await serve((_request, response) => json(response, 200, { results: [], next: null }));
  await clientFor(url, { hooks }).links.list({ institution_user_id: 'EXAMPLE=', status__in: ['valid', 'invalid'] });
  const shown = `${url}/api/links/?institution_user_id=[redacted]&status__in=valid,invalid`;
  expect(told).toEqual([shown, shown]);
});
