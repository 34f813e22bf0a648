import { gzipSync } from 'node:zlib';
import { checkRows } from '@belvo-openapi/plumbing/check-rows';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MockServer, startMock } from '../../src/index.ts';
import { authorization, call } from '../support/http.ts';
import { linkPath } from '../support/mock.ts';
import { exchangeRaw, statusesIn } from '../support/socket.ts';
import { until } from '../support/until.ts';

let mock: MockServer;
const mistakes: unknown[] = [];
const rejections: unknown[] = [];
const notice = (reason: unknown) => rejections.push(reason);
beforeAll(async () => {
  process.on('unhandledRejection', notice);
  mock = await startMock({
    seed: 'hostile',
    // As the command does it for its log: what arrives is redacted and written as JSON.
    onRequest: (_, redacted) => void JSON.stringify(redacted()),
    onError: (error) => mistakes.push(error),
  });
});
afterAll(async () => {
  process.off('unhandledRejection', notice);
  await mock.close();
});

const auth = `Authorization: ${authorization}\r\n`;
const close = 'Connection: close\r\n';
const get = (target: string, headers = '') => `GET ${target} HTTP/1.1\r\nHost: x\r\n${auth}${close}${headers}\r\n`;
const send = (method: string, target: string, body: string | Buffer, headers = 'Content-Type: application/json\r\n') =>
  Buffer.concat([
    Buffer.from(
      `${method} ${target} HTTP/1.1\r\nHost: x\r\n${auth}${close}${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
    ),
    Buffer.from(body),
  ]);
const put = (body: string | Buffer, headers?: string) => send('PUT', linkPath, body, headers);
const post = (body: string | Buffer, headers?: string) => send('POST', '/api/links/', body, headers);
const nested = (open: string, shut: string, depth: number) => open.repeat(depth) + shut.repeat(depth);

/** What is sent, and the statuses that may come back for it; none when the connection may just end. */
const hostile: readonly [what: string, bytes: string | Buffer, ...statuses: number[]][] = [
  ['nested arrays', post(nested('[', ']', 5_000)), 400],
  ['nested objects', post(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`), 400],
  ['nested brackets to nowhere', send('POST', '/nope/', nested('[', ']', 5_000)), 404],
  ['brackets that never close', post('['.repeat(1_000_000)), 400],
  ['deep nesting in a known field', put(`{"password":${nested('[', ']', 10_000)}}`), 400],
  [
    'deep nesting without credentials',
    post(nested('[', ']', 5_000))
      .toString()
      .replace(auth, ''),
    401,
  ],
  ['a million values', put(`{"password":[${'1,'.repeat(1_000_000)}1]}`), 400],
  ['fifty thousand wrong items', post(`{"institution":"a","fetch_resources":[${'1,'.repeat(50_000)}1]}`), 400],
  ['a million spaces', put(' '.repeat(1_000_000)), 400],
  ['a string of a million quotes', put(`{"password":"${'\\"'.repeat(1_000_000)}"}`), 200],
  ['an endless number', put(`{"password":${'9'.repeat(100_000)}}`), 400],
  ['lone surrogates', put('{"password":"\\ud800","\\udfff":1}'), 400],
  ['a prototype', put('{"__proto__":{"password":"x"},"constructor":{"prototype":{}}}'), 400],
  ['names of methods', put('{"toString":1,"hasOwnProperty":1,"then":1}'), 400],
  ['the word null', put('null'), 400],
  ['a number as body', put('5'), 400],
  ['a string as body', put('"secret"'), 400],
  ['false as body', put('false'), 400],
  ['bytes that are no UTF-8', put(Buffer.from([0x7b, 0xff, 0xfe, 0x80, 0x7d])), 400],
  ['a byte order mark', put('\ufeff{"password":"x"}'), 400],
  ['NUL in the body', put('{"password":"\0"}'), 400],
  ['JSON that is cut', put('{"password":'), 400],
  ['a media type of semicolons', post('{}', 'Content-Type: ;;\r\n'), 400],
  ['an empty media type', post('{}', 'Content-Type:\r\n'), 400],
  ['a media type without a slash', post('{}', 'Content-Type: json\r\n'), 400],
  ['a broken parameter of a media type', put('{"password":"x"}', 'Content-Type: application/json; =;"\r\n'), 200],
  ['multipart without a boundary', post('x', 'Content-Type: multipart/form-data\r\n'), 400],
  ['a form', post('a=%zz&=&&', 'Content-Type: application/x-www-form-urlencoded\r\n'), 400],
  ['a body without a media type', post('{}', ''), 400],
  ['gzip that is none', put('no gzip', 'Content-Type: application/json\r\nContent-Encoding: gzip\r\n'), 400],
  ['gzip that is cut', put(gzipSync('{"password":"x"}').subarray(0, 20), 'Content-Encoding: gzip\r\n'), 400],
  ['gzip that grows to 50 MB', put(gzipSync(Buffer.alloc(5e7)), 'Content-Encoding: gzip\r\n'), 413],
  ['an unknown encoding', put('x', 'Content-Encoding: zip\r\n'), 415],
  ['an encoding named like a property', put('x', 'Content-Encoding: constructor\r\n'), 415],
  ['eleven megabytes', put('x'.repeat(11 * 1024 * 1024)), 413],
  ['a double slash', get('//api/links/'), 200],
  ['slashes everywhere', get('///api////links//'), 200],
  ['only slashes', get('//'), 404],
  ['a broken escape', get('/api/links/%zz/'), 400],
  ['a lone percent sign', get('/api/links/%/'), 400],
  ['half an escape at the end', get('/api/links/%2'), 400],
  ['an escape that is no UTF-8', get('/api/links/%ff/'), 400],
  ['an overlong escape', get('/api/%c0%af/'), 400],
  ['an escaped NUL', get('/api/links/%00/'), 400],
  ['dot segments', get('/api/./accounts/../links/'), 200],
  ['escaped dot segments', get('/api/%2e/accounts/%2E%2e/links/'), 200],
  ['dot segments above the root', get('/../../etc/passwd'), 400],
  ['an absolute target', get('http://other.example:99/api/links/'), 200],
  ['an absolute target with credentials', get('http://user:not-a-real-password@other.example/api/links/'), 200],
  ['an absolute target without a path', get('http://other.example'), 404],
  ['another scheme', get('ftp://other.example/api/links/'), 200],
  ['a target without a slash', get('api/links/'), 400],
  ['an asterisk', get('*'), 404, 405],
  ['a backslash', get('\\api\\links\\'), 400, 404],
  ['a fragment', get('/api/links/#fragment'), 200],
  ['a path in Latin-1', get('/api/links/\xe9/'), 400, 404],
  ['broken escapes in the query', get('/api/links/?%zz=%&&&=&?'), 200],
  ['a query of pollution', get('/api/links/?__proto__=1&__proto__=2&constructor[prototype]=x'), 200, 422],
  ['a query of two thousand names', get(`/api/links/?${'a=1&'.repeat(2_000)}`), 200],
  ['choices that are none', get('/api/links/?__code=many&__dynamic=maybe'), 422],
  ['a target of a hundred kilobytes', get(`/${'a'.repeat(100_000)}`), 431],
  ['headers of a hundred kilobytes', get('/api/links/', `X-Big: ${'a'.repeat(100_000)}\r\n`), 431],
  ['a thousand headers', get('/api/links/', 'X-Many: 1\r\n'.repeat(1_000)), 200, 431],
  ['a header named __proto__', get('/api/links/', '__proto__: x\r\nconstructor: y\r\n'), 200],
  ['an Accept that is none', get('/api/links/', 'Accept: ;;,/,*\r\n'), 200],
  ['an Accept of nothing but commas', get('/api/links/', `Accept: ${','.repeat(5_000)}\r\n`), 200],
  ['a Prefer that is none', get('/api/links/', 'Prefer: code=;;="\r\n'), 200, 422],
  ['a Prefer for pollution', get('/api/links/', 'Prefer: __proto__=1, code=__proto__\r\n'), 200, 422],
  ['a fault that is none', get('/api/links/', 'X-Mock-Fault: ;;;\r\n'), 400],
  ['a fault beyond the longest delay', get('/api/links/', 'X-Mock-Fault: latency;ms=2147483648\r\n'), 400],
  ['a fault with a huge number', get('/api/links/', `X-Mock-Fault: latency;ms=${'9'.repeat(400)}\r\n`), 400],
  ['a redirect nowhere', get('/api/links/', 'X-Mock-Fault: redirect;to="\xff"\r\n'), 307, 400, 500],
  ['credentials that are no Base64', get('/api/links/').replace(/Basic .*\r/, 'Basic ====\r'), 200, 401],
  ['credentials without a value', get('/api/links/').replace(/Basic .*\r/, 'Basic\r'), 401],
  ['a Host that is none', get('/api/links/').replace('Host: x', 'Host: a b\\c'), 200, 400],
  ['no Host', get('/api/links/').replace('Host: x\r\n', ''), 400],
  ['two Hosts', get('/api/links/', 'Host: y\r\n'), 400],
  ['an unknown expectation', get('/api/links/', 'Expect: the unexpected\r\n'), 200, 417],
  ['an upgrade', get('/api/links/', 'Upgrade: websocket\r\n').replace('close', 'Upgrade'), 200],
  ['HTTP/1.0', 'GET /api/links/ HTTP/1.0\r\n\r\n', 401],
  ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x0d, 0x0a]), 400],
  ['noise', Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 167) % 256)), 400],
  ['a method that is none', get('/api/links/').replace('GET', 'BREW'), 400],
  ['a method that nobody declares', get('/api/links/').replace('GET', 'PROPFIND'), 405],
  ['CONNECT', 'CONNECT other.example:443 HTTP/1.1\r\nHost: x\r\n\r\n', 405],
  ['TRACE', get('/api/links/').replace('GET', 'TRACE'), 405],
  ['a header without a colon', get('/api/links/', 'nonsense\r\n'), 400],
  ['a space before the colon', get('/api/links/', 'X-A : 1\r\n'), 400],
  ['a folded header', get('/api/links/', 'X-A: 1\r\n 2\r\n'), 200, 400],
  ['a bare line feed', 'GET /api/links/ HTTP/1.1\nHost: x\n\n', 400, 401],
  ['two lengths', put('{}', 'Content-Length: 1\r\n'), 400],
  ['a negative length', `PUT ${linkPath} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`, 400],
  [
    'a length and chunks',
    `PUT ${linkPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
    400,
  ],
  ['chunks that are none', `PUT ${linkPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`, 400],
  ['an unknown transfer encoding', `PUT ${linkPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: zip\r\n\r\n`, 400],
  [
    'a preflight of nonsense',
    get('/api/links/', 'Origin: http://localhost:1\r\nAccess-Control-Request-Method: a b\r\n').replace(
      'GET',
      'OPTIONS',
    ),
    204,
  ],
  ['an Origin with line ends', get('/api/links/', 'Origin: http://localhost\t\r\n'), 200],
];

test('there is enough of it', () => {
  expect(hostile.length).toBeGreaterThanOrEqual(60);
});

test('hostile requests are answered, written down, and harm nobody', () =>
  checkRows(
    hostile.map(([what, bytes, ...allowed]) => ({ what, bytes, allowed })),
    ({ what }) => what,
    async ({ bytes, allowed }) => {
      mock.reset();
      const text = await exchangeRaw(mock.url, bytes);
      const [status] = statusesIn(text);
      expect(allowed, text.slice(0, 400)).toContain(status);
      expect(mock.journal.last, 'it is written down').toMatchObject({ answer: { status }, outcome: 'sent' });

      const plain = await call(mock.url + linkPath);
      expect([plain.status, await plain.json()]).toMatchObject([200, { status: 'valid' }]);
      expect(mistakes).toEqual([]);
      expect(rejections).toEqual([]);
    },
  ));

describe('a caller that goes away', () => {
  test('a caller that goes away harms nobody', () =>
    checkRows(
      [
        ['before anything', ''],
        ['in the request line', 'GET /api/li'],
        ['in the headers', 'GET /api/links/ HTTP/1.1\r\nHost'],
        ['in the body', `PUT ${linkPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`],
        ['in a chunk', `PUT ${linkPath} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{`],
        ['after a pipelined hundred', get('/api/links/').replace(close, '').repeat(100)],
      ],
      ([when]) => when,
      async ([, bytes]) => {
        const { connect } = await import('node:net');
        const { hostname, port } = new URL(mock.url);
        const socket = connect(Number(port), hostname);
        await new Promise<void>((resolve) => socket.once('connect', resolve));
        await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
        socket.resetAndDestroy();
        const plain = await call(mock.url + linkPath);
        expect(plain.status).toBe(200);
        await until(() => mock.journal.entries.every(({ outcome }) => outcome !== 'open'));
        expect([...mistakes, ...rejections]).toEqual([]);
      },
    ));
});

describe('pipelining', () => {
  const pipelined = (count: number, last = get('/api/links/')) =>
    get('/api/links/')
      .replace(close, '')
      .repeat(count - 1) + last;

  test('each request gets its answer, in order', async () => {
    const paths = Array.from({ length: 20 }, (_, index) => (index % 3 === 0 ? '/api/nowhere/' : '/api/links/'));
    const bytes = paths.map((path, index) => (index === 19 ? get(path) : get(path).replace(close, ''))).join('');
    const text = await exchangeRaw(mock.url, bytes);
    expect(statusesIn(text)).toEqual(paths.map((path) => (path === '/api/links/' ? 200 : 404)));
  });

  test('an answer that waits holds up the ones behind it, and no longer', async () => {
    mock.reset();
    mock.faults.on('links_list', 'latency;ms=20', 'drip;bytes=400;every=1', 'pass');
    expect(statusesIn(await exchangeRaw(mock.url, pipelined(3)))).toEqual([200, 200, 200]);
    expect(mock.journal.of('links_list').map(({ outcome }) => outcome)).toEqual(['sent', 'sent', 'sent']);
  });

  test('a reset ends the connection after the answers before it', async () => {
    mock.reset();
    mock.faults.on('links_list', 'pass', 'reset', 'pass');
    expect(statusesIn(await exchangeRaw(mock.url, pipelined(3)))).toEqual([200]);
    await mock.journal.waitFor('links_list', 3);
    expect(mock.journal.of('links_list').map(({ outcome }) => outcome)).toEqual(['sent', 'reset', 'aborted']);
  });

  test('what is no request is refused after the answers before it', async () => {
    mock.reset();
    const text = await exchangeRaw(mock.url, `${get('/api/links/').replace(close, '')}nonsense\r\n\r\n`);
    expect(statusesIn(text)).toEqual([200, 400]);
  });
});
