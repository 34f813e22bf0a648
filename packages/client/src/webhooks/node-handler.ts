import { type ReceiverOptions, receive } from './receive.ts';

/** The parts of Node's `IncomingMessage` that the handler uses. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly headers: { readonly authorization?: string | undefined };
}

/** The parts of Node's `ServerResponse` that the handler uses. */
export interface NodeResponse {
  writeHead(status: number, headers?: Readonly<Record<string, string>>): unknown;
  end(): unknown;
}

/**
 * A handler for Node's `http` and everything built on it. The body must not have been read yet: in Express, mount it
 * before `express.json()`.
 *
 * @example
 * http.createServer(createNodeHandler({ authorization: { bearer: token }, onEvent: enqueue })).listen(3000);
 */
export function createNodeHandler(
  options: ReceiverOptions,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    const { method = '', headers } = request;
    const status = await receive({ method, authorization: headers.authorization, chunks: request }, options);
    // The rest of a body that was not read must not be taken for the next request.
    response.writeHead(status, status === 413 ? { connection: 'close' } : {});
    response.end();
  };
}
