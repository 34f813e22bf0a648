import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmokeServer {
  readonly url: string;
  /** An address where nobody listens. */
  readonly closed: string;
  /** `Authorization` headers seen. */
  readonly authorizations: ReadonlySet<string | undefined>;
  /** What the server hands out besides the API, by path. */
  readonly pages: Map<string, { readonly type: string; readonly text: string }>;
  close(): void;
}

const listen = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

/** The server that the smoke program talks to. */
export async function startSmokeServer(): Promise<SmokeServer> {
  const authorizations = new Set<string | undefined>();
  const pages = new Map<string, { readonly type: string; readonly text: string }>();
  const flaky = { failures: 0 };
  let own = '';
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    request.resume();
    if (url.startsWith('/api/')) {
      authorizations.add(headers.authorization);
    }
    const send = (status: number, body: unknown, extra: Record<string, string> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...extra });
      response.end(JSON.stringify(body));
    };
    const page = pages.get(url);
    if (page) {
      response.writeHead(200, { 'content-type': page.type });
      return response.end(page.text);
    }
    if (url.includes('/slow/')) {
      return;
    }
    if (url.includes('/flaky/')) {
      // Fails every other time, for one platform after the other.
      return flaky.failures++ % 2 === 0 ? send(503, []) : send(200, { id: 'flaky' });
    }
    if (url.includes('/away/')) {
      return send(307, {}, { location: 'http://localhost:1/steal/' });
    }
    if (url.includes('/mfa/')) {
      const challenge = { code: 'token_required', session: '0'.repeat(32), expiry: 600, link: 'mfa' };
      return send(428, [challenge]);
    }
    if (method === 'PATCH') {
      return send(200, { id: 'resumed' });
    }
    if (url.startsWith('/api/links/?')) {
      const second = url.includes('page=2');
      const next = second ? null : `${own}${url}&page=2`;
      return send(200, { count: 2, next, previous: null, results: [{ id: second ? 'b' : 'a' }] });
    }
    return send(200, { id: 'plain', status: 'valid' });
  });
  own = `http://127.0.0.1:${await listen(server)}`;
  const other = createServer();
  const closed = `http://127.0.0.1:${await listen(other)}`;
  await new Promise((resolve) => other.close(resolve));
  return {
    url: own,
    closed,
    authorizations,
    pages,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
