import { InvalidResponseError } from '../errors/call-errors.ts';
import { scrub } from '../redact/scrub.ts';
import type { IterableResponse } from '../util/fetch.ts';
import type { PreparedRequest } from './operation.ts';

const LENGTH = 200;

/**
 * What may be someone's data: a quoted text, unless a colon makes it a name, and every word that is more than letters,
 * such as a number, a mail address, or a key in whatever encoding. The last text may be cut off.
 */
const VALUE = /"(?:[^"\\]|\\.)*(?:"|\\?$)(\s*:)?|[^\s<>"'=]*[^\s<>"'=A-Za-z\u00c0-\uffff_.,:;!?()[\]{}/-][^\s<>"'=]*/g;

/** The beginning of a body that could not be read, for the person who looks for the cause; values are masked. */
export function snippetOf(text: string, request: PreparedRequest): string {
  const masked = text.slice(0, LENGTH).replace(VALUE, (token, colon?: string) => (colon ? token : '…'));
  return scrub(masked.replace(/\s+/g, ' ').trim(), request);
}

/** The error for a response that is none of the API's. */
export function invalid(
  request: PreparedRequest,
  { status, headers }: IterableResponse,
  text: string,
  problem: string,
): InvalidResponseError {
  return new InvalidResponseError(`the response (${status}) ${problem}.`, {
    status,
    headers,
    snippet: snippetOf(text, request),
  });
}
