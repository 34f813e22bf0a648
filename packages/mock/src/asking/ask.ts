import type { MockEngine, MockResponse } from '../engine/engine.ts';
import type { ReceivedRequest } from '../journal/entry.ts';
import { usualStatus } from './usual-status.ts';

/** A particular response that an operation declares. */
export interface Preference {
  readonly status: number;
  /** Name of one of its examples. Default: the first. */
  readonly example?: string;
}

/**
 * Asks the engine for the response to a request.
 *
 * @param prefer The response to give to a valid request. Default: the status that the API usually answers with. A caller
 *   that chooses the response with a `Prefer` header of its own gets what it chooses.
 */
export function ask(
  engine: Pick<MockEngine, 'answer'>,
  request: ReceivedRequest,
  prefer?: Preference,
): Promise<MockResponse> {
  const { method, target } = request;
  const {
    'content-encoding': encoding,
    'transfer-encoding': _chunked,
    ...headers
  }: Record<string, string> = request.headers;
  const body = encoding === undefined ? request.body : Buffer.from(request.text);
  if (body.byteLength > 0) {
    headers['content-length'] = String(body.byteLength);
  }
  if (!choosesResponse(request)) {
    const { status = usualStatus(request), example } = prefer ?? {};
    const preferences = [
      headers.prefer,
      status === undefined ? undefined : `code=${status}`,
      example === undefined ? undefined : `example=${example}`,
    ].filter((preference) => preference !== undefined);
    if (preferences.length > 0) {
      headers.prefer = preferences.join(', ');
    }
  }
  return engine.answer({ method, url: target, headers, body });
}

/** Whether the caller chose status or example, in the header or in Prism's query form of it (`__code=404`). */
export function choosesResponse({ headers, query }: ReceivedRequest): boolean {
  return /\b(?:code|example)\s*=/.test(headers.prefer ?? '') || [...query.keys()].some((name) => name.startsWith('__'));
}
