import { type ReceiverOptions, receive } from './receive.ts';

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
 * @example
 * Deno.serve(createFetchHandler({ authorization: { bearer: token }, onEvent: enqueue }));
 */
export function createFetchHandler(options: ReceiverOptions): (request: Request) => Promise<Response> {
  return async ({ method, headers, body }) => {
    const delivery = { method, authorization: headers.get('authorization'), chunks: chunksOf(body) };
    return new Response(null, { status: await receive(delivery, options) });
  };
}
