import { isLoopback } from '../config/base-url.ts';
import { BelvoError } from '../errors/belvo-error.ts';
import { AbortError, ConnectionError, TimeoutError, UsageError } from '../errors/call-errors.ts';
import { safeCause } from '../errors/safe-cause.ts';
import { retrySchedule } from '../generated/data/facts.ts';
import { scrub } from '../redact/scrub.ts';
import { networkFault } from '../retry/network-faults.ts';
import { onAbort } from '../util/abort.ts';
import { timer } from '../util/timer.ts';
import type { PreparedRequest } from './operation.ts';

/** The error for a call that the caller's signal ended. */
export function aborted(operation: string | undefined, signal: AbortSignal | undefined, attempts = 0): AbortError {
  return new AbortError('aborted by the caller.', { operation, attempts, cause: signal?.reason });
}

/**
 * The error for a function of the caller's that failed. It is never repeated: what is wrong is in the program.
 *
 * @param name What the function is called in the settings.
 */
export function failedFunction(
  name: string,
  error: unknown,
  context: { readonly operation: string | undefined; readonly attempts?: number; readonly maybeSent?: boolean },
  clean?: (text: string) => string,
): UsageError {
  const cause = safeCause(error, { keepStack: true, ...(clean && { clean }) });
  return new UsageError(`${name} failed (${cause.message}).`, { ...context, cause });
}

/** The error for a connection that could not be opened or broke. */
function brokenConnection(request: PreparedRequest, thrown: unknown): ConnectionError {
  const { config, operation } = request;
  const fault = networkFault(thrown);
  const isUnsent = !request.isUnderWay || fault.isUnsent;
  request.maybeSent ||= !isUnsent;
  const cause = safeCause(thrown, { clean: (text) => scrub(text, request) });
  let root = cause;
  while (root.cause instanceof Error) {
    root = root.cause;
  }
  const what = isUnsent ? 'no connection' : 'connection broke';
  // Where a mock or a proxy was forgotten, waiting for it only hides that; unless repeats are asked for.
  const isForgotten = fault.isRefused && isLoopback(config.baseUrl) && request.schedule === retrySchedule;
  const hint = isForgotten ? ` Is the mock or proxy at ${config.baseUrl} running?` : '';
  return new ConnectionError(`${what} (${root.message}).${hint}`, {
    operation: operation.id,
    cause,
    maybeSent: request.maybeSent,
    isPermanent: fault.isPermanent || isForgotten,
  });
}

/** The error for a piece of work whose time was over: that of the attempt, or that of the call. */
function outOfTime(request: PreparedRequest, ms: number): TimeoutError {
  const { operation, limits } = request;
  request.maybeSent ||= request.isUnderWay;
  const limit = ms === limits.timeout ? 'timeout' : 'deadline';
  return new TimeoutError(`no complete response within the ${limit} of ${limits[limit]} ms.`, {
    operation: operation.id,
    maybeSent: request.maybeSent,
  });
}

/** The error for a piece of work that failed. `ms` is given when its time was over. */
function failure(request: PreparedRequest, thrown: unknown, ms: number | undefined): BelvoError {
  const { signal } = request.options;
  if (signal?.aborted) {
    return aborted(request.operation.id, signal);
  }
  if (ms !== undefined) {
    return outOfTime(request, ms);
  }
  if (thrown instanceof BelvoError) {
    request.maybeSent ||= request.isUnderWay;
    return thrown;
  }
  return brokenConnection(request, thrown);
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
    const forget = onAbort(signal, () => reject(aborted(operation, signal)));
    promise.then(resolve, reject).finally(forget);
  });
}
