import { once } from 'node:events';
import type { Socket } from 'node:net';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, test } from 'vitest';
import { type Call, call } from '../../src/core/call.ts';
import type { Operation } from '../../src/core/operation.ts';
import { buildQuery } from '../../src/core/url.ts';
import { BelvoCore, InvalidResponseError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { clientFor, KEYS, LINK_ID } from '../support/client.ts';
import { serveRaw } from '../support/raw-server.ts';
import { serve } from '../support/server.ts';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

test('a character whose bytes come in two pieces arrives whole', async () => {
  const bytes = Buffer.from('{"institution":"ação"}');
  const middle = bytes.indexOf(0xc3) + 1;
  const split = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.subarray(0, middle));
      controller.enqueue(bytes.subarray(middle));
      controller.close();
    },
  });
  const fetch = async () => new Response(split, { headers: { 'content-type': 'application/json' } });
  expect(await clientFor('https://api.example.com', { fetch }).links.get(LINK_ID)).toEqual({ institution: 'ação' });
});

test('the connection of an answer that is too long is given up', async () => {
  let connection: Socket | undefined;
  const { url } = await serveRaw((socket) => {
    connection = socket;
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n400\r\n${'x'.repeat(1024)}\r\n`);
  });
  await caught(clientFor(url, { retries: 0, maxResponseBytes: 100 }).links.get(LINK_ID), InvalidResponseError);
  if (connection && !connection.destroyed) {
    await once(connection, 'close');
  }
  expect(connection?.destroyed).toBe(true);
});

testRows('statuses without content need no body', [204, 205], async (status) => {
  const { url } = await serve((_request, response) => response.writeHead(status).end());
  const { data, status: seen } = await clientFor(url).links.delete(LINK_ID).withResponse();
  expect(data).toBeUndefined();
  expect(seen).toBe(status);
});

const made: Operation = { id: 'made_up', method: 'GET', path: '/made-up/{id}/', retry: 'safe', run: call };

/** Calls an operation that no specification has. */
function callMade(client: BelvoCore, operation: Operation, ...values: readonly unknown[]): Call<unknown> {
  return call(operation, [client, 7, ...values]);
}

test('another success without a body is invalid, except where the specification has it', async () => {
  const { url } = await serve((_request, response) => response.writeHead(200).end());
  const client = clientFor(url, { retries: 0 });
  const error = await caught(callMade(client, made), InvalidResponseError);
  expect(error.message).toContain('is empty');
  expect(await callMade(client, { ...made, allowsEmpty: true })).toBeUndefined();
  await caught(callMade(client, { ...made, allowsEmpty: false }), InvalidResponseError);
});

test('what the specification fixes is sent: headers, and lists one pair per item', async () => {
  const { url, received } = await serve((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  );
  const fixed: Operation = {
    ...made,
    fixedHeaders: { 'x-fixed': 'one' },
    exploded: ['kind'],
    write: buildQuery,
  };
  const bare = new BelvoCore({ ...KEYS, baseUrl: url });
  await callMade(bare, fixed, { kind: ['a', 'b c'], day: ['x', 'y'] });
  await callMade(clientFor(url), made, { headers: { 'x-mine': 'two' } });
  expect(received[0]?.url).toBe('/made-up/7/?kind=a&kind=b%20c&day=x,y');
  expect(received[0]?.headers['x-fixed']).toBe('one');
  expect(received[1]?.headers['x-fixed']).toBeUndefined();
  expect(received[1]?.headers['x-mine']).toBe('two');
});

test('an answer in another language than JSON is named by it', async () => {
  const { url } = await serve((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html></html>'),
  );
  const error = await caught(clientFor(url, { retries: 0 }).links.get(LINK_ID), InvalidResponseError);
  expect(error.message).toBe('links_get: the response (200) is text/html; charset=utf-8, not JSON.');
});
