import type { FetchInit } from '../config/options.ts';
import { type Answer, readAnswer } from './answer.ts';
import { unlessAborted } from './guard.ts';
import { readText } from './read-body.ts';
import { followRedirects } from './redirects.ts';
import type { PreparedRequest } from './request.ts';

/**
 * One attempt: send, follow redirects, read the answer.
 *
 * Strings instead of `Request` and `Headers`: building those costs more than the rest of a call together.
 */
export async function attempt(request: PreparedRequest, signal: AbortSignal): Promise<Answer> {
  const { config, operation, text, url } = request;
  const { access, fetch = globalThis.fetch } = config;
  const init: FetchInit = { method: operation.method, headers: request.headers, signal, redirect: 'manual' };
  if (text !== undefined) {
    init.body = text;
  }
  if (!operation.isAnonymous) {
    request.access = typeof access === 'function' ? await unlessAborted(access(), signal, operation.id) : access;
    request.headers.authorization = request.access.authorization;
  }
  request.isUnderWay = true;
  const first = await fetch(url, init);
  const response = first.ok ? first : await followRedirects(operation.id, fetch, first, url, init);
  return readAnswer(request, response, await readText(request, response));
}
