import { InvalidResponseError } from '../errors/invalid-response-error.ts';
import type { PreparedRequest } from './request.ts';
import { snippetOf } from './snippet.ts';

/** The error for an answer that is none of the API's. */
export function invalid(
  request: PreparedRequest,
  { status, headers }: Response,
  text: string,
  problem: string,
): InvalidResponseError {
  return new InvalidResponseError(`the answer (${status}) ${problem}.`, {
    operation: request.operation.id,
    status,
    headers,
    snippet: snippetOf(text, request),
  });
}
