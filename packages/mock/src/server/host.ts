import type { Server } from 'node:http';
import { ListenError, listen } from '@belvo-openapi/plumbing/listen';
import type { Report } from '../guard.ts';
import { MockStartError } from '../start-error.ts';

/** Servers on one address that end together. */
export interface Host {
  /**
   * Binds a server and returns its base URL.
   *
   * @throws MockStartError when the port or the address cannot be had.
   */
  open(server: Server, port: number): Promise<string>;
  /** Ends all of them, with their open connections. */
  close(): Promise<void>;
}

/** @param report Told about what goes wrong with a server after it was bound, such as a lack of file descriptors. */
export function createHost(address: string, report: Report): Host {
  const servers: Server[] = [];
  return {
    async open(server, port) {
      servers.push(server);
      const url = await listen(server, address, port).catch((error: unknown) => {
        throw error instanceof ListenError ? new MockStartError('port', error.message) : error;
      });
      server.on('error', (error) => report(error, 'the server'));
      return url;
    },
    async close() {
      await Promise.all(servers.map(end));
    },
  };
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
