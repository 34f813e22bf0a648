import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ConnectionError, InvalidResponseError, TimeoutError } from '../../src/index.ts';
import { caught } from '../support/caught.ts';
import { AT_ONCE, CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';
import { serveRaw, wireJson } from '../support/raw-server.ts';

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test('a refused connection is provably unsent, so even a call with credentials is repeated', async () => {
  const belvo = clientFor(`http://127.0.0.1:${await closedPort()}`, { retries: AT_ONCE });
  const error = await caught(belvo.links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect(error.maybeSent).toBe(false);
  expect(error.attempts).toBe(3);
  expect(error.message).toContain('no connection');
});

test('a name that does not resolve is provably unsent', async () => {
  const belvo = clientFor('https://host.invalid', { retries: 0 });
  const error = await caught(belvo.links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect(error.maybeSent).toBe(false);
});

test('a connection reset after the request was sent: credentials are not sent again', async () => {
  const { url, requests } = await serveRaw((socket) => socket.resetAndDestroy());
  const error = await caught(clientFor(url, { retries: AT_ONCE }).links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect(error.maybeSent).toBe(true);
  expect(error.attempts).toBe(1);
  expect(requests()).toBe(1);
});

test('a connection reset after the request was sent: a reading call is repeated', async () => {
  const { url, requests } = await serveRaw((socket, number) =>
    number === 0 ? socket.resetAndDestroy() : socket.end(wireJson(200, { id: LINK_ID })),
  );
  expect(await clientFor(url, { retries: AT_ONCE }).links.get(LINK_ID)).toEqual({ id: LINK_ID });
  expect(requests()).toBe(2);
});

test('a connection closed before any answer counts as possibly sent', async () => {
  const { url } = await serveRaw((socket) => socket.end());
  const error = await caught(clientFor(url, { retries: AT_ONCE }).links.update(LINK_ID, CREDENTIALS), ConnectionError);
  expect(error).toMatchObject({ maybeSent: true, attempts: 1 });
});

test('headers that never come end in a timeout', async () => {
  const { url } = await serveRaw(() => {});
  const error = await caught(clientFor(url, { timeout: 50, retries: 0 }).links.get(LINK_ID), TimeoutError);
  expect(error.message).toContain('50 ms');
});

test('a body that never ends ends in a timeout too', async () => {
  const { url } = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"id":');
  });
  await caught(clientFor(url, { timeout: 80, retries: 0 }).links.get(LINK_ID), TimeoutError);
});

test('the timeout counts per attempt, not from the creation of the client or of the call', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const { url, requests } = await serveRaw((socket, number) => {
    if (number === 1) {
      socket.end(wireJson(200, { id: LINK_ID }));
    } else {
      void vi.advanceTimersByTimeAsync(60_100);
    }
  });
  expect(await clientFor(url, { timeout: 60_000, retries: AT_ONCE }).links.get(LINK_ID)).toEqual({ id: LINK_ID });
  expect(requests()).toBe(2);
});

test('a body cut off before its declared length is a broken connection', async () => {
  const { url } = await serveRaw((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"id":"1"}');
  });
  await caught(clientFor(url, { retries: 0 }).links.get(LINK_ID), ConnectionError);
});

test('JSON cut off inside a complete body is an invalid response', async () => {
  const { url } = await serveRaw((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{"id":"12');
  });
  const error = await caught(clientFor(url, { retries: 0 }).links.get(LINK_ID), InvalidResponseError);
  expect(error).toMatchObject({ status: 200, contentType: 'application/json', attempts: 1 });
  expect(error.message).toContain('not valid JSON');
});

testRows(
  'a body longer than allowed is not read on',
  [
    ['declared', (body: string) => `content-length: ${body.length}\r\n\r\n${body}`],
    [
      'chunked',
      (body: string) => `transfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    ],
  ],
  async (_how, write) => {
    const { url } = await serveRaw((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${write(JSON.stringify('x'.repeat(5000)))}`);
    });
    const error = await caught(
      clientFor(url, { retries: 0, maxResponseBytes: 1000 }).links.get(LINK_ID),
      InvalidResponseError,
    );
    expect(error.message).toContain('longer than 1000 bytes');
  },
);

test('an endless body is left as soon as it is too long', async () => {
  const { url } = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n');
    const pump = () => {
      while (!socket.destroyed && socket.write(`400\r\n${'x'.repeat(1024)}\r\n`)) {}
    };
    socket.on('drain', pump);
    pump();
  });
  const error = await caught(
    clientFor(url, { retries: 0, maxResponseBytes: 100_000 }).links.get(LINK_ID),
    InvalidResponseError,
  );
  expect(error.message).toContain('longer than 100000 bytes');
});

test('a character split between chunks arrives whole', async () => {
  const bytes = Buffer.from(JSON.stringify({ institution: 'ação €' }));
  const { url } = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n');
    for (const byte of bytes) {
      socket.write(Buffer.concat([Buffer.from('1\r\n'), Buffer.from([byte]), Buffer.from('\r\n')]));
    }
    socket.end('0\r\n\r\n');
  });
  expect(await clientFor(url).links.get(LINK_ID)).toEqual({ institution: 'ação €' });
});
