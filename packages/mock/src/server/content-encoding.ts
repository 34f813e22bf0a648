import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const decoders: Readonly<Record<string, (data: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
};

/** The content of a body, or why it cannot be had. */
export type Decoded = Buffer | 'too-large' | 'broken' | 'unknown';

/**
 * Undoes the `Content-Encoding` of a body (RFC 9110, section 8.4); several are undone last to first.
 *
 * @param limit Bytes that the content may have; a body that grows beyond it is `too-large`.
 */
export async function decodeContent(body: Buffer, encoding: string, limit: number): Promise<Decoded> {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  // Each name is one more decompression of up to `limit` bytes: nobody needs more than one or two.
  if (names.length > 2 || names.some((name) => !Object.hasOwn(decoders, name))) {
    return 'unknown';
  }
  let content = body;
  for (const name of names.reverse()) {
    try {
      content = (await decoders[name]?.(content, { maxOutputLength: limit })) ?? content;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'broken';
    }
  }
  return content;
}
