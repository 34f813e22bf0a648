import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** What the requests of one connection share. */
export interface Connection {
  /** Aborted when the connection is over, whoever ended it. */
  readonly gone: AbortSignal;
  /** Counts a request as open until its response has been sent. */
  working(message: IncomingMessage, work: Promise<void>): Promise<void>;
  /** Resolves when every request that has arrived whole is answered. */
  idle(): Promise<void>;
}

const known = new WeakMap<Socket, Connection>();

/**
 * The connection of a socket. Requests can be pipelined (RFC 9112, section 9.3.2): a response whose turn has not come has no
 * socket and hears nothing of its end, so whoever works on one listens here.
 */
export function connectionOf(socket: Socket): Connection {
  const connection = known.get(socket) ?? createConnection(socket);
  known.set(socket, connection);
  return connection;
}

function createConnection(socket: Socket): Connection {
  const controller = new AbortController();
  if (socket.destroyed) {
    controller.abort();
  } else {
    socket.once('close', () => controller.abort());
  }
  const works = new Map<Promise<void>, IncomingMessage>();
  return {
    gone: controller.signal,
    async working(message, work) {
      works.set(work, message);
      try {
        await work;
      } finally {
        works.delete(work);
      }
    },
    async idle() {
      // Without requests whose body is still arriving: whoever waits may be one of them, and would wait for itself.
      await Promise.allSettled([...works].filter(([, { complete }]) => complete).map(([work]) => work));
    },
  };
}
