import type { Server } from 'node:http';
import { listen } from './listen.ts';

/** Servers on one address that end together. */
export interface Host {
  /** Binds a server and returns its base URL. Throws as `listen`. */
  open(server: Server, port: number): Promise<string>;
  /** Ends all of them, with their open connections. */
  close(): Promise<void>;
}

export function createHost(address: string): Host {
  const servers: Server[] = [];
  return {
    open(server, port) {
      servers.push(server);
      return listen(server, address, port);
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
