import type { IncomingMessage } from 'node:http';
import type { MockResponse } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import { parsedRequest } from '../json.ts';
import type { OperationIndex } from '../spec/operations.ts';
import { decodeContent } from './content-encoding.ts';
import { readTarget } from './target.ts';

/** Largest request body that is read, and largest content that one may unpack to; more is answered with 413. */
export const bodyLimit = 10 * 1024 * 1024;

/** How much of a body that is too large is read on, so that the caller can finish and see the response. */
const drainLimit = 10 * bodyLimit;

/** A request; with the response to it when it is refused here, so that nothing else has to look at it. */
export interface Received {
  readonly request: ReceivedRequest;
  /** `undefined` for a request that can be worked on. */
  readonly refusal: MockResponse | undefined;
}

/** What receiving needs to know about the server. */
export interface Receiving {
  readonly operations: OperationIndex;
  readonly origin: ReceivedRequest['origin'];
  nextId(): number;
  /** The base URL under which a caller of this `Host` reaches the mock. */
  baseUrl(host: string | undefined): string;
}

/**
 * Reads a request to its end.
 *
 * @throws when the caller goes away before the body is complete.
 */
export async function receive(message: IncomingMessage, receiving: Receiving): Promise<Received> {
  const sent = await readBody(message);
  const { method = 'GET', url = '/', headers: given } = message;
  const rawHeaders = pairs(message.rawHeaders);
  const headers = joined(given);
  const target = readTarget(url);
  const body = sent === 'too-large' ? Buffer.alloc(0) : sent;
  const content = await decodeContent(body, headers['content-encoding'] ?? '', bodyLimit);
  const refusal =
    refusedMessage(message, rawHeaders) ??
    ('wrong' in target ? badRequest(target.wrong) : undefined) ??
    (sent === 'too-large' ? tooLarge() : undefined) ??
    (Buffer.isBuffer(content) ? undefined : refusedContent(content));
  const text = Buffer.isBuffer(content) && refusal === undefined ? content.toString('utf8') : '';
  const [rawPath = '/'] = url.split('?', 1);
  const path = 'wrong' in target ? rawPath : target.path;
  const request: ReceivedRequest = {
    id: receiving.nextId(),
    method,
    url,
    path,
    target: 'wrong' in target ? url : target.url,
    query: new URLSearchParams(url.split('#', 1)[0]?.slice(rawPath.length)),
    rawHeaders,
    headers,
    body,
    text,
    json: parsedRequest(text),
    operation: 'wrong' in target ? undefined : receiving.operations.find(method, path),
    baseUrl: receiving.baseUrl(headers.host),
    origin: receiving.origin,
  };
  return { request, refusal };
}

async function readBody(message: IncomingMessage): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).byteLength;
    if (size <= bodyLimit) {
      chunks.push(chunk as Buffer);
    } else {
      chunks.length = 0;
    }
    if (size > drainLimit) {
      break;
    }
  }
  return size > bodyLimit ? 'too-large' : Buffer.concat(chunks);
}

/** What RFC 9112, section 3.2, has a server refuse, which Node refuses without telling or not at all. */
function refusedMessage(
  { httpVersion }: IncomingMessage,
  headers: ReceivedRequest['rawHeaders'],
): MockResponse | undefined {
  const hosts = headers.filter(([name]) => name.toLowerCase() === 'host');
  if (hosts.length > 1 || (hosts.length === 0 && httpVersion === '1.1')) {
    return badRequest('A request has to have one Host header.');
  }
  return undefined;
}

function refusedContent(content: 'too-large' | 'broken' | 'unknown'): MockResponse {
  switch (content) {
    case 'too-large':
      return tooLarge();
    case 'broken':
      return badRequest('The body is not what its Content-Encoding says.');
    case 'unknown':
      return problem(415, 'Unsupported Media Type', 'The mock reads bodies in the encodings gzip, deflate and br.', {
        'Accept-Encoding': 'gzip, deflate, br',
      });
  }
}

function tooLarge(): MockResponse {
  const detail = `The mock reads bodies up to ${bodyLimit} bytes, unpacked ones included.`;
  return problem(413, 'Content Too Large', detail, { Connection: 'close' });
}

function badRequest(detail: string): MockResponse {
  return problem(400, 'Bad Request', detail);
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as [string, string]] : []));
}

function joined(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
