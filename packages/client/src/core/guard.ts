import { AbortError } from '../errors/abort-error.ts';
import { BelvoError } from '../errors/belvo-error.ts';
import { ConnectionError } from '../errors/connection-error.ts';
import { safeCause } from '../errors/safe-cause.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { scrub } from '../redact/scrub.ts';
import { provablyUnsent } from '../retry/unsent.ts';
import { onAbort } from './on-abort.ts';
import type { PreparedRequest } from './request.ts';
import { timer } from './timer.ts';

/** The error for a call that the caller's signal ended. */
export function aborted(operation: string | undefined, attempts = 0): AbortError {
  return new AbortError('aborted by the caller.', { operation, attempts });
}

/** The error for a piece of work that failed. `ms` is given when its time was over. */
function failure(request: PreparedRequest, error: unknown, ms: number | undefined): BelvoError {
  const operation = request.operation.id;
  if (request.options.signal?.aborted) {
    return aborted(operation);
  }
  const isOver = ms !== undefined;
  const isUnsent = !request.isUnderWay || (!isOver && provablyUnsent(error));
  request.maybeSent ||= !isUnsent;
  const { maybeSent } = request;
  if (isOver) {
    return new TimeoutError(`no complete answer within ${Math.round(ms)} ms.`, { operation, maybeSent });
  }
  if (error instanceof BelvoError) {
    return error;
  }
  const cause = safeCause(error, (text) => scrub(text, request));
  const root = cause.cause instanceof Error ? cause.cause : cause;
  const what = isUnsent ? 'no connection' : 'connection broke';
  return new ConnectionError(`${what} (${root.message}).`, { operation, cause, maybeSent });
}

/**
 * Does a piece of a call's work, which has to end once its signal is aborted: when `ms` are over, or by the caller.
 *
 * @throws BelvoError for whatever it failed with.
 */
export async function within<T>(
  request: PreparedRequest,
  ms: number,
  work: (request: PreparedRequest, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const running = timer(abort, ms);
  const forget = onAbort(request.options.signal, abort);
  try {
    return await work(request, controller.signal);
  } catch (error) {
    throw failure(request, error, controller.signal.aborted ? ms : undefined);
  } finally {
    clearTimeout(running);
    forget?.();
  }
}

/** Work that is over when its time is, or the caller's patience: a pause. */
export function untilAborted(_request: PreparedRequest, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    onAbort(signal, resolve);
  });
}

/** The outcome of someone else's promise, or an AbortError as soon as the signal is aborted. */
export function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
  operation: string | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(aborted(operation)));
    promise.then(resolve, reject).finally(forget);
  });
}
