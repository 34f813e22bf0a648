import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { RedirectError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { json, serve } from '../support/server.ts';

/** Redirects the first request and answers the next. */
function redirecting(status: number, location: (own: string) => string) {
  const started = serve((_request, response, number) => {
    if (number === 0) {
      response.writeHead(status, { location: location(`http://${_request.headers.host}`) });
      response.end();
    } else {
      json(response, 200, { id: LINK_ID });
    }
  });
  return started;
}

testRows(
  'a reading call follows each redirect within the origin, with its keys',
  [301, 302, 303, 307, 308],
  async (status) => {
    const { url, received } = await redirecting(status, (own) => `${own}/elsewhere/`);
    expect(await clientFor(url).links.get(LINK_ID)).toEqual({ id: LINK_ID });
    expect(received[1]?.url).toBe('/elsewhere/');
    expect(received[1]?.headers.authorization).toBe(received[0]?.headers.authorization);
  },
);

testRows('307 and 308 within the origin keep method and body', [307, 308], async (status) => {
  const { url, received } = await redirecting(status, () => '/elsewhere/');
  await clientFor(url).links.update(LINK_ID, CREDENTIALS);
  expect(received[1]).toMatchObject({ method: 'PUT', url: '/elsewhere/', body: '{"password":"not-a-real-password"}' });
});

testRows('what would lose the body is not followed', [301, 302, 303], async (status) => {
  const { url, received } = await redirecting(status, () => '/elsewhere/');
  await caught(clientFor(url, { retries: 0 }).links.update(LINK_ID, CREDENTIALS), RedirectError);
  expect(received).toHaveLength(1);
});

testRows('a body with credentials follows no redirect to another origin', [301, 302, 303, 307, 308], async (status) => {
  const other = await serve((_request, response) => json(response, 200, { id: LINK_ID }));
  const { url, received } = await redirecting(status, () => `${other.url}/steal/`);
  const error = await caught(clientFor(url).links.update(LINK_ID, CREDENTIALS), RedirectError);
  expect(error).toMatchObject({ attempts: 1, maybeSent: true, isPermanent: true });
  expect(received).toHaveLength(1);
  expect(other.received).toHaveLength(0);
});

test('a reading call does not follow to another origin in the clear', async () => {
  const other = await serve((_request, response) => json(response, 200, {}));
  const { url } = await redirecting(302, () => `${other.url}/api/`);
  await caught(clientFor(url).links.get(LINK_ID), RedirectError);
  expect(other.received).toHaveLength(0);
});

test('a reading call that follows to another origin leaves keys and headers behind', async () => {
  const seen: { url: string; headers: Record<string, string> }[] = [];
  const belvo = clientFor('https://api.example.com', {
    headers: { 'x-tenant': 'fintech' },
    fetch: async (url, { headers }) => {
      seen.push({ url, headers });
      return seen.length === 1
        ? new Response(null, { status: 302, headers: { location: 'https://other.example.com/x/' } })
        : Response.json({ id: LINK_ID });
    },
  });
  await belvo.links.get(LINK_ID);
  expect(seen[0]?.headers).toMatchObject({ 'x-tenant': 'fintech' });
  expect(seen[0]?.headers.authorization).toMatch(/^Basic /);
  expect(seen[1]).toEqual({ url: 'https://other.example.com/x/', headers: { accept: 'application/json' } });
});

test('a circle of redirects ends', async () => {
  const { url, received } = await serve((_request, response) => {
    response.writeHead(302, { location: '/again/' });
    response.end();
  });
  await caught(clientFor(url).links.get(LINK_ID), RedirectError);
  expect(received).toHaveLength(6);
});

test('a location that is no URL is not followed', async () => {
  const { url } = await redirecting(302, () => 'http://[nonsense');
  await caught(clientFor(url).links.get(LINK_ID), RedirectError);
});

test('a browser that hides the location gets an error, not an empty answer', async () => {
  const hidden = { type: 'opaqueredirect', status: 0, ok: false, headers: new Headers(), body: null };
  let requests = 0;
  const fetch = async () => {
    requests++;
    return hidden as unknown as Response;
  };
  await caught(clientFor('https://api.example.com', { fetch }).links.get(LINK_ID), RedirectError);
  expect(requests).toBe(1);
});

testRows('other statuses are no redirects, whatever their Location says', [200, 201, 404], async (status) => {
  const { url, received } = await serve((_request, response) =>
    response.writeHead(status, { location: '/elsewhere/', 'content-type': 'application/json' }).end('{}'),
  );
  const result = await clientFor(url, { retries: 0 }).links.get(LINK_ID).result();
  expect(result.status).toBe(status);
  expect(received).toHaveLength(1);
});
