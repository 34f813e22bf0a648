import { canForbidCaching, patience } from '../config/platform.ts';
import { UsageError } from '../errors/call-errors.ts';
import type { FetchInit, FetchLike, IterableResponse } from '../util/fetch.ts';
import type { PreparedRequest } from './operation.ts';
import { readText } from './read-body.ts';
import { followRedirects } from './redirects.ts';
import { type ReceivedResponse, readResponse } from './response.ts';

/** How long the platform's own `fetch` waits at most (Node's, for the head and for each piece of the body). */
const PLATFORM_TIMEOUT = 300_000;

/** Strings instead of `Request` and `Headers`: building those costs more than the rest of a call together. */
function initOf({ config, operation, headers, text, limits }: PreparedRequest, signal: AbortSignal): FetchInit {
  const init: FetchInit = { method: operation.method, headers, signal, redirect: 'manual' };
  if (text !== undefined) {
    init.body = text;
  }
  if (canForbidCaching()) {
    init.cache = 'no-store';
  }
  if (limits.timeout > PLATFORM_TIMEOUT && !config.fetch) {
    Object.assign(init, patience());
  }
  return init;
}

/** One attempt: send, follow redirects, read the response. */
export async function attempt(request: PreparedRequest, signal: AbortSignal): Promise<ReceivedResponse> {
  const { config, operation, url } = request;
  const { access, fetch = globalThis.fetch as FetchLike } = config;
  if (typeof fetch !== 'function') {
    throw new UsageError('there is no fetch on this platform. Set one.');
  }
  const init = initOf(request, signal);
  if (!operation.isAnonymous) {
    request.access = typeof access === 'function' ? await access() : access;
    request.headers.authorization = request.access.authorization;
  }
  request.isUnderWay = true;
  const first = await fetch(url, init);
  if (!first) {
    throw new UsageError('fetch gave no response.', { maybeSent: true });
  }
  const response = (first.ok ? first : await followRedirects(fetch, first, url, init)) as IterableResponse;
  return readResponse(request, response, await readText(request, response));
}
