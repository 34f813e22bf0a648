// What cannot pass by itself is not repeated, and what provably never left is said to be unsent.
import { generateKeyPairSync } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { testRows } from '@belvo-openapi/plumbing/test-rows';
import { ProxyAgent, fetch as undiciFetch } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { ConnectionError, type FetchLike, OtherStatusError } from '../../src/index.ts';
import { networkFault } from '../../src/retry/network-faults.ts';
import { caught } from '../support/caught.ts';
import { selfSignedCertificate } from '../support/certificate.ts';
import { AT_ONCE, CREDENTIALS, clientFor, LINK_ID } from '../support/client.ts';

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const fails = async (baseUrl: string, retries: object = AT_ONCE) => {
  const belvo = clientFor(baseUrl, { retries });
  return [
    await caught(belvo.links.get(LINK_ID), ConnectionError),
    await caught(belvo.links.update(LINK_ID, CREDENTIALS), ConnectionError),
  ];
};

test('a certificate that nobody vouches for: one attempt, provably unsent', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = selfSignedCertificate(publicKey, privateKey, 'localhost');
  const cert = `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const port = await portOf(createServer({ key, cert }, (_request, response) => response.end('{}')));
  for (const error of await fails(`https://localhost:${port}`)) {
    expect(error).toMatchObject({ attempts: 1, maybeSent: false, isPermanent: true });
  }
});

test('a server that speaks no TLS: one attempt, provably unsent', async () => {
  const port = await portOf(createHttpServer((_request, response) => response.end('{}')));
  for (const error of await fails(`https://localhost:${port}`)) {
    expect(error).toMatchObject({ attempts: 1, maybeSent: false, isPermanent: true });
  }
});

test('nothing listens on this machine: said at once, unless repeats were asked for', async () => {
  const server = createHttpServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  const belvo = clientFor(`http://127.0.0.1:${port}`);
  const error = await caught(belvo.links.get(LINK_ID), ConnectionError);
  expect(error).toMatchObject({ attempts: 1, maybeSent: false, isPermanent: true });
  expect(error.message).toContain(`Is the mock or proxy at http://127.0.0.1:${port} running?`);
  const asked = await caught(belvo.links.get(LINK_ID, { retries: AT_ONCE }), ConnectionError);
  expect(asked).toMatchObject({ attempts: 3, isPermanent: false });
  expect(asked.message).toContain('running?');
  const encrypted = clientFor(`https://localhost:${port}`).links.get(LINK_ID);
  expect(await caught(encrypted, ConnectionError)).toMatchObject({ attempts: 1, isPermanent: true });
});

test('a proxy of this machine that is not running: said at once, whatever is behind it', async () => {
  const proxy = createHttpServer();
  const port = await portOf(proxy);
  await new Promise((resolve) => proxy.close(resolve));
  for (const host of ['127.0.0.1', 'localhost']) {
    const dispatcher = new ProxyAgent(`http://${host}:${port}`);
    onTestFinished(() => dispatcher.close());
    const fetch: FetchLike = (url, init) => undiciFetch(url, { ...init, dispatcher });
    const belvo = clientFor('https://api.example.com', { fetch });
    const error = await caught(belvo.links.update(LINK_ID, CREDENTIALS), ConnectionError);
    expect(error).toMatchObject({ attempts: 1, maybeSent: false, isPermanent: true });
    expect(error.message).toMatch(/ECONNREFUSED.* Is the proxy running\?$/);
    const asked = await caught(belvo.links.get(LINK_ID, { retries: AT_ONCE }), ConnectionError);
    expect(asked).toMatchObject({ attempts: 3, isPermanent: false });
  }
});

test("a 407 that the platform's fetch keeps to itself is told, and not repeated", async () => {
  let requests = 0;
  const server = createHttpServer((_request, response) => {
    requests++;
    response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end('<p>Log in</p>');
  });
  for (const error of await fails(`http://127.0.0.1:${await portOf(server)}`)) {
    expect(error).toMatchObject({ attempts: 1, maybeSent: true, isPermanent: true });
    expect(error.message).toContain('connection broke (proxy login required: 407)');
  }
  expect(requests).toBe(2);
});

test('a proxy that answers 407 itself is a refusal, and not repeated', async () => {
  let requests = 0;
  const fetch = async () => {
    requests++;
    return new Response('<p>Log in</p>', { status: 407, headers: { 'content-type': 'text/html' } });
  };
  await caught(clientFor('https://api.example.com', { fetch, retries: AT_ONCE }).links.get(LINK_ID), OtherStatusError);
  expect(requests).toBe(1);
});

/** As a platform's `fetch` throws it. */
const failed = (cause: object) => new TypeError('fetch failed', { cause });

testRows(
  'what each failure of a platform proves: whether it is unsent, and permanent',
  [
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, true, true],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, true, true],
    [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, true, true],
    [{ code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' }, true, true],
    [{ code: 'CERT_HAS_EXPIRED' }, true, true],
    [{ code: 'CERT_NOT_YET_VALID' }, true, true],
    [{ code: 'CERT_REVOKED' }, true, true],
    [{ code: 'HOSTNAME_MISMATCH' }, true, true],
    [{ code: 'INVALID_PURPOSE' }, true, true],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, true, true],
    [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, true, true],
    [{ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }, true, true],
    [{ code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' }, true, true],
    [{ code: 'ERR_SSL_UNSUPPORTED_PROTOCOL' }, true, true],
    [{ code: 'EPROTO', message: 'write EPROTO 0:error:0A00010B:SSL routines::wrong version number' }, true, true],
    [{ message: 'invalid peer certificate: UnknownIssuer' }, true, true],
    // A client's certificate is refused after the handshake, and after the first bytes of the request.
    [{ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }, false, true],
    [{ code: 'UND_ERR_ABORTED', message: 'Proxy response (407) !== 200 when HTTP Tunneling' }, true, true],
    [{ code: 'UND_ERR_ABORTED', message: 'Proxy response (403) !== 200 when HTTP Tunneling' }, true, true],
    [{ code: 'UND_ERR_ABORTED', message: 'Proxy response (502) !== 200 when HTTP Tunneling' }, true, false],
    [{ code: 'UND_ERR_ABORTED', message: 'Proxy response (429) !== 200 when HTTP Tunneling' }, true, false],
    [{ message: 'bad port' }, true, true],
    [{ message: '' }, false, true],
    [{ message: '', code: 'ECONNRESET' }, false, false],
    [{ code: 'UND_ERR_INVALID_ARG', message: 'invalid onRequestStart method' }, false, true],
    [{ code: 'ECONNREFUSED' }, true, false],
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }, true, false],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, true, false],
    [{ code: 'ERR_TLS_HANDSHAKE_TIMEOUT' }, false, false],
    [{ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }, false, false],
    [{ code: 'ECONNRESET' }, false, false],
    [{ code: 'UND_ERR_SOCKET', message: 'other side closed' }, false, false],
  ],
  (cause, isUnsent, isPermanent) => {
    expect(networkFault(failed(cause))).toMatchObject({ isUnsent, isPermanent });
  },
);
