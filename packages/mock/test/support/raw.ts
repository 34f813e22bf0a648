import { type IncomingHttpHeaders, request } from 'node:http';
import { authorization } from './http.ts';

/** What came over the wire until the end of the message or of the connection. */
export interface RawResponse {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The bytes as they came, piece by piece. */
  readonly pieces: readonly string[];
  /** Code of the error that ended the connection; `undefined` when the message was complete. */
  readonly error: string | undefined;
}

/** A request below the level of fetch, which hides what came before a broken connection. */
export function rawCall(url: string, { method = 'GET', onPiece = () => {} } = {}): Promise<RawResponse> {
  return new Promise((resolve) => {
    const seen: { status?: number; headers: IncomingHttpHeaders; pieces: string[] } = { headers: {}, pieces: [] };
    const end = (error?: NodeJS.ErrnoException) =>
      resolve({ status: undefined, ...seen, body: seen.pieces.join(''), error: error?.code });
    const outgoing = request(url, { method, agent: false, headers: { authorization } }, (incoming) => {
      seen.status = incoming.statusCode ?? 0;
      seen.headers = incoming.headers;
      incoming.setEncoding('utf8');
      incoming.on('data', (piece: string) => {
        seen.pieces.push(piece);
        onPiece();
      });
      incoming.once('end', () => end());
      incoming.once('error', end);
    });
    outgoing.once('error', end);
    outgoing.end();
  });
}
