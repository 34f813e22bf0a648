import type { MockResponse } from '../engine/engine.ts';
import type { ReceivedRequest } from '../journal/entry.ts';

/** Lets pages of other origins read the mock, as browsers ask for it (Fetch standard, section 3.3). */
export interface Cors {
  /** The headers that a response needs so that the page of a request may read it. */
  headersFor(request: ReceivedRequest, response: MockResponse): Readonly<Record<string, string>>;
  /** The response to a preflight; `undefined` for everything else, preflights of other origins included. */
  preflight(request: ReceivedRequest): MockResponse | undefined;
}

/** Pages that this machine serves, on any port. */
const local = /^https?:\/\/(?:localhost|[a-z0-9-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * @param origins Origins beside those of this machine, for example `https://app.example`; `*` for every one. `false`
 *   switches all of it off.
 */
export function createCors(origins: readonly string[] | false = []): Cors {
  const allowed = ({ headers: { origin } }: ReceivedRequest): string | undefined =>
    origin !== undefined &&
    origins !== false &&
    (local.test(origin) || origins.some((one) => one === '*' || one === origin))
      ? origin
      : undefined;
  return {
    headersFor(request, response) {
      const origin = allowed(request);
      if (origin === undefined) {
        return {};
      }
      return {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Expose-Headers': Object.keys(response.headers).join(', '),
        Vary: 'Origin',
      };
    },
    preflight(request) {
      const wanted = request.headers['access-control-request-method'];
      if (request.method !== 'OPTIONS' || wanted === undefined || allowed(request) === undefined) {
        return undefined;
      }
      const { 'access-control-request-headers': names, 'access-control-request-private-network': privately } =
        request.headers;
      return {
        status: 204,
        headers: {
          'Access-Control-Allow-Methods': wanted,
          ...(names !== undefined && { 'Access-Control-Allow-Headers': names }),
          ...(privately !== undefined && { 'Access-Control-Allow-Private-Network': 'true' }),
          'Access-Control-Max-Age': '0',
        },
        body: Buffer.alloc(0),
      };
    },
  };
}
