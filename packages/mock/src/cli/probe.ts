import { connect } from 'node:net';

/** How long an endpoint may take to accept a connection. */
const patienceMs = 1_000;

/** Whether somebody accepts connections there: `undefined`, or why not. */
export function probe(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: host.replace(/^\[|\]$/g, ''), port });
    const end = (reason: string | undefined) => {
      socket.destroy();
      resolve(reason);
    };
    socket.setTimeout(patienceMs, () => end('no answer within a second'));
    socket.once('connect', () => end(undefined));
    socket.once('error', ({ message, code }: NodeJS.ErrnoException) => end(message || code || 'refused'));
  });
}
