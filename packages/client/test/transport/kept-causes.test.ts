import { expect, test } from 'vitest';
import { ConnectionError, NotFoundError, RedirectError, TimeoutError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { AT_ONCE, CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

/** A client whose every request fails with this. */
function failing(error: unknown, retries = AT_ONCE) {
  let attempts = 0;
  const fetch = async () => {
    attempts++;
    throw error;
  };
  return { client: clientFor('https://api.example.com', { fetch, retries }), attempts: () => attempts };
}

const refused = (address: string) =>
  Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED', syscall: 'connect' });

test('the cause keeps name, code and message, and its own cause', async () => {
  const reset = Object.assign(new Error('socket hang up'), { name: 'SocketError', code: 'ECONNRESET', extra: 'x' });
  const { client } = failing(new TypeError('fetch failed', { cause: reset }), { max: 0, baseDelay: 0 });
  const error = await caught(client.links.get(LINK_ID), ConnectionError);
  const cause = error.cause as Error & { cause: Error & { code?: string; extra?: string } };
  expect([cause.name, cause.message]).toEqual(['TypeError', 'fetch failed']);
  // Where a platform throws is of no use, and may quote a request.
  expect([cause.stack, cause.cause.stack]).toEqual(['TypeError: fetch failed', 'SocketError: socket hang up']);
  expect([cause.cause.name, cause.cause.message, cause.cause.code]).toEqual([
    'SocketError',
    'socket hang up',
    'ECONNRESET',
  ]);
  expect(cause.cause.extra).toBeUndefined();
  expect('code' in cause).toBe(false);
});

test('the message tells the reason at the bottom, or the only one there is', async () => {
  const inner = failing(new TypeError('fetch failed', { cause: refused('127.0.0.1:1') }), { max: 0, baseDelay: 0 });
  const outer = failing(new TypeError('network is off'), { max: 0, baseDelay: 0 });
  expect((await caught(inner.client.links.get(LINK_ID), ConnectionError)).message).toContain(
    'no connection (connect ECONNREFUSED 127.0.0.1:1)',
  );
  expect((await caught(outer.client.links.get(LINK_ID), ConnectionError)).message).toContain(
    'connection broke (network is off)',
  );
});

test('a cause that is a code and nothing else counts, and one that is a text is its message', async () => {
  const bare = failing({ code: 'ECONNREFUSED' }, { max: 0, baseDelay: 0 });
  const error = await caught(bare.client.links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect(error.maybeSent).toBe(false);
  expect((error.cause as Error).name).toBe('Error');
  const text = failing('gone', { max: 0, baseDelay: 0 });
  expect((await caught(text.client.links.get(LINK_ID), ConnectionError)).cause).toMatchObject({ message: 'gone' });
});

test('of several addresses all have to be refused before credentials are sent again', async () => {
  const all = new AggregateError([refused('[::1]:1'), refused('127.0.0.1:1')], 'all failed');
  const unsent = failing(new TypeError('fetch failed', { cause: all }));
  const error = await caught(unsent.client.links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect([error.maybeSent, unsent.attempts()]).toEqual([false, 3]);

  const one = new AggregateError([refused('[::1]:1'), Object.assign(new Error('reset'), { code: 'ECONNRESET' })], '');
  const maybe = failing(new TypeError('fetch failed', { cause: one }));
  const other = await caught(maybe.client.links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect([other.maybeSent, maybe.attempts()]).toEqual([true, 1]);
});

test('after a timeout, and after a redirect that is not followed, the request may have arrived', async () => {
  const { url } = await serve((_request, response, number) => {
    if (number > 0) {
      response.writeHead(307, { location: 'https://elsewhere.example.com/' }).end();
    }
  });
  const client = clientFor(url, { retries: 0 });
  const timeout = await caught(client.links.update(LINK_ID, CREDENTIALS, { timeout: 50 }), TimeoutError);
  expect(timeout.maybeSent).toBe(true);
  const redirect = await caught(client.links.update(LINK_ID, CREDENTIALS), RedirectError);
  expect([redirect.name, redirect.maybeSent]).toEqual(['RedirectError', true]);
});

test('a refusal has the headers of the answer', async () => {
  const { url } = await serve((_request, response) => json(response, 404, [], { 'x-made-up': 'yes' }));
  const error = await caught(clientFor(url).links.get(LINK_ID), NotFoundError);
  expect(error.headers.get('x-made-up')).toBe('yes');
});

test('a refusal in JSON needs no excerpt, one in another language has it', async () => {
  const { url } = await serve((_request, response, number) =>
    number === 0
      ? json(response, 404, [{ code: 'not_found' }])
      : response.writeHead(404, { 'content-type': 'text/html' }).end(number === 1 ? '<p>Order 17 is gone</p>' : ''),
  );
  const client = clientFor(url, { retries: 0 });
  const inJson = await caught(client.links.get(LINK_ID), NotFoundError);
  expect([inJson.snippet, inJson.contentType]).toEqual([undefined, undefined]);
  const inHtml = await caught(client.links.get(LINK_ID), NotFoundError);
  expect([inHtml.snippet, inHtml.contentType]).toEqual(['<p>Order … is gone</p>', 'text/html']);
  expect((await caught(client.links.get(LINK_ID), NotFoundError)).snippet).toBeUndefined();
});
