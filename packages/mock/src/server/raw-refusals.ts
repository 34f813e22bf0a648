import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { MockResponse } from '../engine/engine.ts';
import { problem } from '../engine/problem.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import { connectionOf } from './connection.ts';

/** Told about bytes that are no request Node could read, and how they were answered. */
export type OnRefused = (
  refused: Pick<ReceivedRequest, 'method' | 'url'>,
  response: MockResponse,
  sent: boolean,
) => void;

/** What Node's parser and timeouts report, as the status that says it; 400 for everything else. */
const statuses: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The request line and headers have more bytes than the mock reads.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions have more bytes than the mock reads.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request was not complete in time.'],
};

/**
 * Answers what Node does not hand over as a request: bytes that are no HTTP, headers that are too long, requests that never
 * end, and CONNECT. Each gets a status and a problem document, after the responses that are still on their way.
 */
export function refuseRaw(server: Server, refused: OnRefused): void {
  const refuse = async (socket: Socket, request: Pick<ReceivedRequest, 'method' | 'url'>, response: MockResponse) => {
    await connectionOf(socket).idle();
    const sent = socket.writable;
    if (sent) {
      socket.end(message(response));
    }
    refused(request, response, sent);
  };

  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, duplex) => {
    const socket = duplex as Socket;
    // A caller that resets the connection, between requests or in one, expects no response.
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE' || !socket.writable) {
      socket.destroy();
      return;
    }
    const [status, detail] = statuses[error.code ?? ''] ?? [400, `This is no HTTP request: ${reasonOf(error)}.`];
    const response = problem(status, STATUS_CODES[status] ?? 'Bad Request', detail, { Connection: 'close' });
    void refuse(socket, requestLine(error.rawPacket), response);
  });
  server.on('connect', ({ method = 'CONNECT', url = '' }, duplex) => {
    const socket = duplex as Socket;
    socket.on('error', () => {});
    const response = problem(405, 'Method Not Allowed', 'The mock is no proxy.', { Allow: '', Connection: 'close' });
    void refuse(socket, { method, url }, response);
  });
}

function reasonOf({ message: text, code }: NodeJS.ErrnoException): string {
  return (text.replace(/^Parse Error:?\s*/, '') || code) ?? 'it cannot be parsed';
}

/** Method and target as far as they can be made out. */
function requestLine(packet: Buffer | undefined): { method: string; url: string } {
  const line = packet?.toString('latin1', 0, 2_000).split(/\r?\n/, 1)[0] ?? '';
  const [, method = '', url = ''] = /^([A-Za-z-]{1,20}) +([\x21-\x7e]+)/.exec(line) ?? [];
  return { method: method || 'UNKNOWN', url };
}

function message({ status, headers, body }: MockResponse): Buffer {
  const lines = Object.entries({ ...headers, 'Content-Length': body.byteLength, Date: new Date().toUTCString() });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`), body]);
}
