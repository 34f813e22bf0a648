import { invalid } from './invalid.ts';
import type { PreparedRequest } from './request.ts';

/** Reads piece by piece and stops at the limit, whatever the headers promised. */
async function readBounded(
  request: PreparedRequest,
  response: Response,
  body: ReadableStream<Uint8Array>,
): Promise<string> {
  const limit = request.limits.maxResponseBytes;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
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
export function readText(request: PreparedRequest, response: Response): Promise<string> {
  const { headers } = response;
  const length = headers.get('content-length');
  const isBounded = length && Number(length) <= request.limits.maxResponseBytes && !headers.has('content-encoding');
  return isBounded || !response.body ? response.text() : readBounded(request, response, response.body);
}
