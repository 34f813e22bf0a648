import { RedirectError } from '../errors/call-errors.ts';
import type { FetchInit, FetchLike, FetchResponse } from '../util/fetch.ts';
import { parseUrl } from '../util/url.ts';

const MOST = 5;

/**
 * Follows redirects as far as it is safe (RFC 9110, 15.4). Within the origin, reading calls follow all of them and
 * others only 307 and 308, which keep method and body. To another origin only reading calls go, encrypted and without
 * credentials; a body with an end user's password goes nowhere else.
 *
 * @throws RedirectError for every other one, and for more than five.
 */
export async function followRedirects(
  fetch: FetchLike,
  response: FetchResponse,
  url: string,
  init: FetchInit,
  hops = 0,
): Promise<FetchResponse> {
  const { status, type, headers, body } = response;
  const location = headers.get('location');
  // Browsers hide where a redirect leads.
  if (type !== 'opaqueredirect' && (status < 300 || status > 399 || location === null)) {
    return response;
  }
  const to = parseUrl(location, url);
  const isSameOrigin = to?.origin === new URL(url).origin;
  const isSafe = init.method === 'GET' ? isSameOrigin || to?.protocol === 'https:' : isSameOrigin && status > 306;
  if (!to || !isSafe || hops >= MOST) {
    throw new RedirectError(`redirect (${status}) to ${to?.origin} not followed.`, {
      maybeSent: true,
      isPermanent: true,
    });
  }
  await (body as { cancel?(): Promise<void> } | null | undefined)?.cancel?.();
  const next = isSameOrigin ? init : { ...init, headers: { accept: 'application/json' } };
  return followRedirects(fetch, await fetch(to.href, next), to.href, next, hops + 1);
}
