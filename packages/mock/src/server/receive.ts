import type { IncomingMessage } from 'node:http';
import { parsed, type ReceivedRequest } from '../journal/entry.ts';
import type { OperationIndex } from '../spec/operations.ts';

/** Largest request body that is read; more is answered with 413. */
export const bodyLimit = 10 * 1024 * 1024;

/**
 * Reads a request to its end.
 *
 * @returns `undefined` when the body is larger than `bodyLimit`.
 * @throws when the caller goes away before the body is complete.
 */
export async function receive(
  message: IncomingMessage,
  id: number,
  operations: OperationIndex,
  origin: ReceivedRequest['origin'],
): Promise<ReceivedRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += (chunk as Buffer).byteLength;
    if (size <= bodyLimit) {
      chunks.push(chunk as Buffer);
    }
  }
  if (size > bodyLimit) {
    return undefined;
  }
  const { method = 'GET', url = '/' } = message;
  const [path = '/'] = url.split('?', 1);
  const body = Buffer.concat(chunks);
  const text = body.toString('utf8');
  return {
    id,
    method,
    url,
    path,
    query: new URLSearchParams(url.slice(path.length)),
    rawHeaders: pairs(message.rawHeaders),
    headers: joined(message.headers),
    body,
    text,
    json: parsed(text),
    operation: operations.find(method, path),
    origin,
  };
}

function pairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as [string, string]] : []));
}

function joined(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
