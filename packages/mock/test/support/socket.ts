import { connect, type Socket } from 'node:net';

/** Sends bytes over a connection of their own and gives what comes back until the mock ends it, or `until` is content. */
export function exchangeRaw(
  url: string,
  bytes: string | Buffer,
  until: (text: string) => boolean = () => false,
): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = '';
    const socket: Socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      text += chunk;
      if (until(text)) {
        end();
      }
    });
    socket.once('end', end);
    socket.once('close', end);
    socket.once('error', end);
  });
}

/** The statuses of the responses in what came over a connection. */
export function statusesIn(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
