import type { BodyReader, FetchResponse } from '../util/fetch.ts';
import { invalid } from './invalid.ts';
import type { PreparedRequest } from './operation.ts';

/** Reads piece by piece and stops at the limit, whatever the headers promised. */
async function readBounded(request: PreparedRequest, response: FetchResponse, reader: BodyReader): Promise<string> {
  const limit = request.limits.maxResponseBytes;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || !value) {
      return text + decoder.decode();
    }
    size += value.byteLength;
    text += decoder.decode(value, { stream: true });
    if (size > limit) {
      reader.cancel().catch(() => {});
      throw invalid(request, response, text, `is longer than ${limit} bytes`);
    }
  }
}

/**
 * The body as text. Where the length is declared and the body not compressed, the platform holds the server to it, and
 * its own reader is the fastest; otherwise bytes are counted.
 *
 * @throws InvalidResponseError for one that is longer than allowed.
 */
export async function readText(request: PreparedRequest, response: FetchResponse): Promise<string> {
  const { headers } = response;
  const limit = request.limits.maxResponseBytes;
  const length = headers.get('content-length');
  const body = response.body as { getReader?(): BodyReader } | null | undefined;
  const isBounded = length && Number(length) <= limit && !headers.has('content-encoding');
  if (!isBounded && body?.getReader) {
    return readBounded(request, response, body.getReader());
  }
  const text = await response.text();
  // A `fetch` without streams has read it all by now.
  if (text.length > limit) {
    throw invalid(request, response, text, `is longer than ${limit} bytes`);
  }
  return text;
}
