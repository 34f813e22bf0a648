import type { FetchInit, FetchLike } from '../config/options.ts';
import { RedirectError } from '../errors/redirect-error.ts';

const MOST = 5;
const STATUSES = [301, 302, 303, 307, 308];

interface Hop {
  readonly operation: string;
  readonly fetch: FetchLike;
  readonly init: FetchInit;
}

function refuse({ operation }: Hop, status: number, why: string): never {
  throw new RedirectError(`${operation}: the server redirects (${status}) ${why}.`, { operation, maybeSent: true });
}

/**
 * Follows redirects as far as it is safe (RFC 9110, 15.4). Within the origin, reading calls follow all of them and
 * others only 307 and 308, which keep method and body. To another origin only reading calls go, without credentials;
 * a body with an end user's password goes nowhere else.
 */
export async function followRedirects(first: Response, url: string, hop: Hop): Promise<Response> {
  let response = first;
  let from = url;
  let init = hop.init;
  for (let hops = 0; STATUSES.includes(response.status); hops++) {
    const location = response.headers.get('location');
    const reads = init.method === 'GET';
    if (location === null || hops >= MOST) {
      refuse(hop, response.status, location === null ? 'to nowhere' : `more than ${MOST} times`);
    }
    const target = URL.canParse(location, from) ? new URL(location, from) : refuse(hop, response.status, 'to no URL');
    const isSameOrigin = target.origin === new URL(from).origin;
    if (!reads && !(isSameOrigin && response.status >= 307)) {
      refuse(hop, response.status, isSameOrigin ? 'in a way that loses the body' : 'to another origin');
    }
    if (!isSameOrigin) {
      if (target.protocol !== 'https:') {
        refuse(hop, response.status, 'to another origin without encryption');
      }
      const { accept = 'application/json' } = init.headers;
      init = { ...init, headers: { accept } };
    }
    await response.body?.cancel();
    from = target.href;
    response = await hop.fetch(from, init);
  }
  if (response.type === 'opaqueredirect') {
    refuse(hop, 302, 'and the platform does not say where to');
  }
  return response;
}
