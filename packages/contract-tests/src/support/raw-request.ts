import { request } from 'node:http';

/** A request as it goes on the wire, without any client's help. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The response to it. */
export interface RawResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** The parsed body; `undefined` when it is empty or not JSON. */
  readonly json: unknown;
}

/** Sends a request with Node's own `http`. Rejects when the connection fails. */
export function sendRaw({ method, url, headers = {}, body = '' }: RawRequest): Promise<RawResponse> {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const framing = length > 0 ? { 'content-length': String(length) } : {};
    const outgoing = request(url, { method, headers: { ...headers, ...framing } }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parsed(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
