import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { listen } from '@belvo-openapi/plumbing/listen';
import compression from 'compression';
import sirv from 'sirv';

export interface DocsServer {
  /** For instance `http://127.0.0.1:4020/`. */
  url: string;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

/** What is served: a folder, and pages that take the place of those in it. */
export interface ServedSite {
  folder: string;
  /** Path inside the folder -> HTML. */
  overrides?: ReadonlyMap<string, string>;
}

// Everything comes from the site; only the console of a page speaks to another address, and only on this machine.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self' http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types belvo-docs',
].join('; ');

const HEADERS: Record<string, string> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const HTML = 'text/html; charset=utf-8';

// Samples and Markdown are read, not run: browsers show what is text.
const AS_TEXT = /\.(?:sh|ts|mjs|py|php|go|java|md|yaml|txt)$/;

/** Path of a request without its query; undefined when it is not well formed. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

async function is(kind: 'isFile' | 'isDirectory', file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.[kind]() === true;
}

/** Where a path without its ending belongs: `/links` -> `/links/`, `/links/update` -> `/links/update.html`. */
async function redirectOf(folder: string, path: string): Promise<string | undefined> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(normalize(folder + sep)) || path.endsWith('/') || (await is('isFile', file))) {
    return undefined;
  }
  if (await is('isFile', `${file}.html`)) {
    return `${path}.html`;
  }
  return (await is('isDirectory', file)) ? `${path}/` : undefined;
}

function notFound(folder: string, response: ServerResponse): void {
  response.writeHead(404, { 'Content-Type': HTML });
  createReadStream(join(folder, '404.html'))
    .on('error', () => response.end('Page not found.'))
    .pipe(response);
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function createHandler({ folder, overrides }: ServedSite): Handler {
  // In its mode for development it looks at the disk for each request: a site that is built anew is shown at once.
  const files = sirv(folder, {
    dev: true,
    etag: true,
    extensions: [],
    onNoMatch: (_, response) => notFound(folder, response),
  });
  return async (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) {
      response.setHeader(name, value);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const path = pathOf(request.url ?? '/');
    if (path === undefined) {
      notFound(folder, response);
      return;
    }
    const override = overrides?.get(path.slice(1));
    if (override !== undefined) {
      response.writeHead(200, { 'Content-Type': HTML }).end(override);
      return;
    }
    const target = await redirectOf(folder, path);
    if (target !== undefined) {
      response.writeHead(301, { Location: encodeURI(target) }).end();
      return;
    }
    if (AS_TEXT.test(path)) {
      response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    }
    request.url = path.endsWith('/') ? `${path}index.html` : path;
    files(request, response);
  };
}

/**
 * Serves pages on the loopback interface: compressed, revalidated by ETag, under a policy that lets nothing in from
 * elsewhere.
 *
 * @param options.port port to listen on; 0 takes any free one.
 * @throws when the port is taken; the message says what to do.
 */
export async function startServer(site: ServedSite, { port }: { port: number }): Promise<DocsServer> {
  const handle = createHandler(site);
  const compress = compression() as unknown as (
    request: IncomingMessage,
    response: ServerResponse,
    next: () => void,
  ) => void;
  const server = createServer((request, response) => {
    compress(request, response, () => {
      handle(request, response).catch(() => response.destroy());
    });
  });
  const url = await listen(server, '127.0.0.1', port);
  return {
    url: `${url}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
