import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An endpoint for webhooks that answers with the given statuses, and 200 after them. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly { readonly headers: IncomingHttpHeaders; readonly body: Record<string, unknown> }[];
}

export async function startReceiver(...statuses: number[]): Promise<Receiver> {
  const received: { headers: IncomingHttpHeaders; body: Record<string, unknown> }[] = [];
  const server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) {
      text += chunk;
    }
    received.push({ headers: request.headers, body: JSON.parse(text) });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
