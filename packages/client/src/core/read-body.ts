/** The answer is longer than allowed. */
export class TooLarge {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Reads piece by piece and stops at the limit, whatever the headers promised. */
async function readBounded(body: ReadableStream<Uint8Array>, limit: number): Promise<string | TooLarge> {
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
      return new TooLarge(text);
    }
  }
}

/**
 * The body as text. Where the length is declared and the body not compressed, the platform holds the server to it, and
 * its own reader is the fastest; otherwise bytes are counted.
 */
export function readText(response: Response, limit: number): Promise<string | TooLarge> {
  const { headers, body } = response;
  if (body === null) {
    return response.text();
  }
  const declared = headers.get('content-length');
  if (declared !== null && Number(declared) <= limit && !headers.has('content-encoding')) {
    return response.text();
  }
  return readBounded(body, limit);
}
