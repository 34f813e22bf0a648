import type { BodyReader, IterableResponse } from '../util/fetch.ts';
import { invalid } from './invalid.ts';
import type { PreparedRequest } from './operation.ts';

/**
 * The body as text. Where the length is declared and the body not compressed, the platform makes sure of the length, and
 * its own reader is the fastest; otherwise bytes are counted piece by piece, whatever the headers promised.
 *
 * @throws InvalidResponseError for one that is longer than allowed.
 */
export async function readText(request: PreparedRequest, response: IterableResponse): Promise<string> {
  const { headers } = response;
  const limit = request.limits.maxResponseBytes;
  const length = headers.get('content-length');
  const body = response.body as { getReader?(): BodyReader } | null | undefined;
  const isBounded = length && Number(length) <= limit && !headers.has('content-encoding');
  let text = '';
  let size = 0;
  if (isBounded || !body?.getReader) {
    // A `fetch` without streams has read it all by then.
    text = await response.text();
    size = text.length;
  } else {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let value: Uint8Array | undefined;
    do {
      ({ value } = await reader.read());
      text += decoder.decode(value, { stream: Boolean(value) });
      size += value?.byteLength ?? 0;
    } while (value && size <= limit);
    if (value) {
      reader.cancel().catch(() => {});
    }
  }
  if (size > limit) {
    throw invalid(request, response, text, `is longer than ${limit} bytes`);
  }
  return text;
}
