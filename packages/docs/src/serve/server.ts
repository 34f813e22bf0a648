import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, relative, sep } from 'node:path';

export interface DocsServer {
  /** For instance `http://127.0.0.1:4020/`. */
  url: string;
  /** Stops listening and closes every connection. */
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.sh': 'text/plain; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
};

/** The file behind a request path; undefined for anything outside of the folder. */
function locate(folder: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(normalize(folder + sep)) && !path.includes('\0') ? file : undefined;
}

async function isFile(file: string | undefined): Promise<boolean> {
  return file !== undefined && (await stat(file).catch(() => undefined))?.isFile() === true;
}

async function answer(site: ServedSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { folder } = site;
  response.setHeader('Cache-Control', 'no-cache');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = locate(folder, request.url ?? '/');
  const override = file === undefined ? undefined : site.overrides?.get(relative(folder, file));
  if (override !== undefined) {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(override);
    return;
  }
  if (file === undefined || !(await isFile(file))) {
    const page = await readFile(join(folder, '404.html')).catch(() => 'Page not found.');
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** What is served: a folder, and pages that take the place of those in it. */
export interface ServedSite {
  folder: string;
  /** Path inside the folder -> HTML. */
  overrides?: ReadonlyMap<string, string>;
}

/**
 * Serves pages on the loopback interface.
 * @param options.port port to listen on; 0 takes any free one.
 * @throws when the port is taken; the message says what to do.
 */
export async function startServer(site: ServedSite, { port }: { port: number }): Promise<DocsServer> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(
        isTaken
          ? new Error(
              `Port ${port} is in use. Stop what uses it, or choose another with --port (0 takes any free one).`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
