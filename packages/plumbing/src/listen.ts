import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Why a server could not be bound. The message says what to do about it. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Binds a server and says where.
 *
 * @param port 0 takes any free one.
 * @returns The base URL without a trailing slash. A wildcard host is shown as its loopback address, where a browser
 *   or client on this machine finds it.
 * @throws ListenError when the port or the address cannot be had.
 */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(explain(error, host, port));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  const { port: bound } = server.address() as AddressInfo;
  return `http://${reachable(host)}:${bound}`;
}

function reachable(host: string): string {
  if (host === '0.0.0.0') {
    return '127.0.0.1';
  }
  if (host === '::') {
    return '[::1]';
  }
  return host.includes(':') ? `[${host}]` : host;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const other = 'give another port, or port 0 for any free one';
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(`Port ${port} on ${host} is in use. Stop what uses it, or ${other}.`);
    case 'EACCES':
      return new ListenError(`Port ${port} needs more rights than this process has: ${other}.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenError(`This machine has no address ${host}: bind to 127.0.0.1, or to 0.0.0.0 for all.`);
    default:
      return error;
  }
}
