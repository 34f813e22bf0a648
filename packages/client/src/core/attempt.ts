import type { FetchInit } from '../config/options.ts';
import { AbortError } from '../errors/abort-error.ts';
import { BelvoError } from '../errors/belvo-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { safeCause } from '../errors/safe-cause.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { scrub } from '../redact/scrub.ts';
import { provablyUnsent } from '../retry/unsent.ts';
import { type Answer, readAnswer } from './answer.ts';
import { readText } from './read-body.ts';
import { followRedirects } from './redirects.ts';
import type { PreparedRequest } from './request.ts';

/** The error for a call that the caller's signal ended. */
export function aborted({ operation }: PreparedRequest): AbortError {
  return new AbortError(`${operation.id}: aborted by the caller.`, { operation: operation.id });
}

/** The error for an attempt that failed without an answer. */
function failure(request: PreparedRequest, error: unknown, timedOut: number | undefined): BelvoError {
  const { operation, options } = request;
  if (options.signal?.aborted) {
    return aborted(request);
  }
  if (timedOut !== undefined) {
    return new TimeoutError(`${operation.id}: no complete answer within ${Math.round(timedOut)} ms.`, {
      operation: operation.id,
      maybeSent: true,
    });
  }
  if (error instanceof BelvoError) {
    return error;
  }
  const clean = (text: string) => scrub(text, request);
  const cause = safeCause(error, clean);
  const maybeSent = !provablyUnsent(error);
  const root = cause?.cause instanceof Error ? cause.cause : cause;
  return new ConnectionError(
    `${operation.id}: ${maybeSent ? 'connection broke' : 'no connection'} (${root?.message}).`,
    {
      operation: operation.id,
      cause,
      maybeSent,
    },
  );
}

/**
 * One attempt: send, follow redirects, read the answer, all within `timeout`.
 *
 * Strings instead of `Request` and `Headers`: building those costs more than the rest of a call together.
 */
export async function attempt(request: PreparedRequest, timeout: number): Promise<Answer> {
  const { config, operation, options, text } = request;
  const controller = new AbortController();
  let timedOut: number | undefined;
  const timer = setTimeout(() => {
    timedOut = timeout;
    controller.abort();
  }, timeout);
  const { signal } = options;
  const onAbort = () => controller.abort();
  signal?.addEventListener('abort', onAbort);
  try {
    const fetch = config.fetch ?? globalThis.fetch;
    const init: FetchInit = {
      method: operation.method,
      headers: request.headers,
      signal: controller.signal,
      redirect: 'manual',
    };
    if (text !== undefined) {
      init.body = text;
    }
    if (!operation.isAnonymous) {
      const { authorization } = config;
      const value = typeof authorization === 'string' ? authorization : await authorization();
      init.headers = { ...request.headers, authorization: value };
    }
    const first = await fetch(request.url, init);
    const response = first.ok ? first : await followRedirects(operation.id, fetch, first, request.url, init);
    return readAnswer(request, response, await readText(response, config.maxResponseBytes));
  } catch (error) {
    throw failure(request, error, timedOut);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
