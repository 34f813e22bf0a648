import { checkReceiver, type ReceiverOptions, receive } from './receive.ts';

/** The chunks of a request's body; also where streams cannot be iterated. */
async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      yield next.value;
    }
  } finally {
    reader?.cancel().catch(() => {});
  }
}

/**
 * A handler for servers that speak Fetch: Deno, Bun, Cloudflare workers, and frameworks on them.
 *
 * @throws UsageError for settings that cannot work.
 * @example
 * Deno.serve(createFetchHandler({ authorization: { bearer: token }, onEvent: enqueue }));
 */
export function createFetchHandler(options: ReceiverOptions): (request: Request) => Promise<Response> {
  checkReceiver(options);
  return async (request) => {
    const { method, headers, body, bodyUsed } = request;
    const chunks = bodyUsed ? undefined : chunksOf(body);
    const status = await receive({ method, authorization: headers.get('authorization'), chunks }, options);
    return new Response(null, { status });
  };
}

/** The parts of Node's `IncomingMessage` that the handler uses, and what body parsers add to it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly headers: { readonly authorization?: string | undefined };
  /** Whether somebody has read the body. */
  readonly readableDidRead?: boolean;
  readonly readableEnded?: boolean;
  /** What a body parser made of it (Express, Nest, Next, serverless adapters). */
  readonly body?: unknown;
  /** The same unparsed, where a framework was told to keep it (Nest, Google Cloud). */
  readonly rawBody?: unknown;
}

/** The parts of Node's `ServerResponse` that the handler uses. */
export interface NodeResponse {
  writeHead(status: number, headers?: Readonly<Record<string, string>>): unknown;
  end(): unknown;
}

/**
 * A handler for Node's `http` and everything built on it. Behind a body parser it takes what that made of the body.
 *
 * @throws UsageError for settings that cannot work.
 * @example
 * http.createServer(createNodeHandler({ authorization: { bearer: token }, onEvent: enqueue })).listen(3000);
 */
export function createNodeHandler(
  options: ReceiverOptions,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  checkReceiver(options);
  return async (request, response) => {
    const { method = '', headers, readableDidRead, readableEnded, body, rawBody } = request;
    // What is no stream has been read: adapters of serverless platforms hand over plain objects.
    const isRead = readableDidRead || readableEnded || !(Symbol.asyncIterator in request);
    const chunks = isRead ? undefined : request;
    const delivery = { method, authorization: headers.authorization, chunks, parsed: rawBody ?? body };
    const status = await receive(delivery, options);
    // The rest of a body that was not read must not be taken for the next request.
    response.writeHead(status, status === 413 ? { connection: 'close' } : {});
    response.end();
  };
}
