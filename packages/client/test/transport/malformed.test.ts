import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BelvoError } from '../../src/index.ts';
import { clientFor, LINK_ID } from '../support/client.ts';
import { serveRaw } from '../support/raw-server.ts';

const JSON_TEXT = '[{"code":"login_error","message":"Refused","request_id":"r"}]';

const status = fc.oneof(
  fc.constantFrom(200, 201, 202, 203, 204, 206),
  fc.integer({ min: 100, max: 599 }),
  fc.constantFrom(0, 42, 99, 600, 999, 1000),
);
const contentType = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/problem+json',
  'application/jsonp',
  'text/html',
  'text/plain; charset=iso-8859-1',
  'image/png',
  '',
  ';;;',
  'é',
);
const body = fc.oneof(
  fc.constantFrom('', ' ', '\0', JSON_TEXT, JSON_TEXT.slice(0, 20), `\uFEFF${JSON_TEXT}`, `${JSON_TEXT}${JSON_TEXT}`),
  fc.constantFrom(
    'null',
    '0',
    '""',
    '[]',
    '{}',
    '[null]',
    '[[]]',
    '{"code":1}',
    '[{"message":{"a":1}}]',
    'NaN',
    'undefined',
  ),
  fc.constantFrom(
    '<html>',
    `${'['.repeat(5000)}`,
    '{"__proto__":{"polluted":true}}',
    '{"next":"::","results":{}}',
    '\ud800',
  ),
  fc.json(),
  fc.string({ maxLength: 300 }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);
const length = fc.constantFrom(
  'right',
  'right',
  'right',
  'short',
  'long',
  'none',
  'chunked',
  'bad chunk',
  'twice',
  'not a number',
);
const encoding = fc.option(fc.constantFrom('gzip', 'br', 'x-unknown'), { nil: undefined, freq: 6 });
const retryAfter = fc.option(fc.constantFrom('soon', '-1', '', '1e9'), { nil: undefined, freq: 4 });

interface Malformed {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly length: string;
  readonly encoding: string | undefined;
  readonly retryAfter: string | undefined;
}

/** The answer as it goes over the wire. */
function wire(answer: Malformed): Buffer {
  const bytes = Buffer.from(answer.body);
  const lengths: Record<string, string> = {
    right: `content-length: ${bytes.length}\r\n`,
    short: `content-length: ${Math.max(0, bytes.length - 3)}\r\n`,
    long: `content-length: ${bytes.length + 9}\r\n`,
    twice: `content-length: ${bytes.length}\r\ncontent-length: ${bytes.length + 1}\r\n`,
    'not a number': 'content-length: many\r\n',
    none: '',
    chunked: 'transfer-encoding: chunked\r\n',
    'bad chunk': 'transfer-encoding: chunked\r\n',
  };
  const head =
    `HTTP/1.1 ${answer.status} X\r\ncontent-type: ${answer.contentType}\r\n${lengths[answer.length]}` +
    (answer.encoding === undefined ? '' : `content-encoding: ${answer.encoding}\r\n`) +
    (answer.retryAfter === undefined ? '' : `retry-after: ${answer.retryAfter}\r\n`);
  const content =
    answer.length === 'chunked'
      ? Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n0\r\n\r\n')])
      : answer.length === 'bad chunk'
        ? Buffer.concat([Buffer.from('zz\r\n'), bytes])
        : bytes;
  return Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), content]);
}

test('whatever a server sends, a call ends with data or with an error of this client', async () => {
  let answer: Buffer = Buffer.alloc(0);
  const { url, requests } = await serveRaw((socket) => socket.end(answer));
  const belvo = clientFor(url, { retries: 0, timeout: 2000, maxResponseBytes: 4000 });
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.record({ status, contentType, body, length, encoding, retryAfter }), async (malformed) => {
      answer = wire(malformed);
      const result = await belvo.links.get(LINK_ID).result();
      if (result.ok) {
        expect(result.status).toBeGreaterThanOrEqual(200);
        expect(result.status).toBeLessThan(300);
        outcomes.add('data');
      } else {
        expect(result.error).toBeInstanceOf(BelvoError);
        expect(JSON.parse(JSON.stringify(result.error)).message).toContain('links_get');
        outcomes.add(result.error.name);
      }
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    }),
    { numRuns: 300 },
  );
  expect(requests()).toBeGreaterThanOrEqual(300);
  // The generator reaches every kind of end.
  expect([...outcomes]).toEqual(
    expect.arrayContaining(['data', 'ConnectionError', 'InvalidResponseError', 'ServerError']),
  );
}, 30_000);
