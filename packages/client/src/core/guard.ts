import { LOOPBACK } from '../config/base-url.ts';
import { BelvoError, inOperation } from '../errors/belvo-error.ts';
import { AbortError, ConnectionError, TimeoutError } from '../errors/call-errors.ts';
import { safeCause } from '../errors/safe-cause.ts';
import { retrySchedule } from '../generated/data/constants.ts';
import { scrub } from '../redact/scrub.ts';
import { networkFault } from '../retry/network-faults.ts';
import { onAbort } from '../util/abort.ts';
import { timer } from '../util/timer.ts';
import type { PreparedRequest } from './operation.ts';

/** The error for a call that the caller's signal ended. */
export function aborted(signal: AbortSignal | undefined): AbortError {
  return new AbortError('aborted by the caller.', { cause: signal?.reason });
}

/** The error for a piece of work that failed. `ms` is given when its time was over. */
function failure(request: PreparedRequest, thrown: unknown, ms: number | undefined): BelvoError {
  const { config, limits, options, schedule, url } = request;
  if (options.signal?.aborted) {
    return aborted(options.signal);
  }
  const fault = thrown instanceof BelvoError ? undefined : networkFault(thrown);
  const isUnsent = !request.isUnderWay || fault?.isUnsent;
  request.maybeSent ||= !isUnsent;
  const { maybeSent } = request;
  if (ms !== undefined) {
    const limit = ms === limits.timeout ? 'timeout' : 'deadline';
    return new TimeoutError(`no complete response within the ${limit} of ${limits[limit]} ms.`, { maybeSent });
  }
  if (!fault) {
    return thrown as BelvoError;
  }
  const cause = safeCause(thrown, (text) => scrub(text, request));
  let root = cause;
  while (root.cause instanceof Error) {
    root = root.cause;
  }
  const what = isUnsent ? 'no connection' : 'connection broke';
  const why = fault.isLogin ? 'proxy login required: 407' : root.message;
  const isHere = LOOPBACK.test(url);
  const isForgotten = fault.isRefusedHere || (fault.isRefused && isHere);
  const hint = isForgotten ? ` Is the ${isHere ? `mock or proxy at ${config.baseUrl}` : 'proxy'} running?` : '';
  return new ConnectionError(`${what} (${why}).${hint}`, {
    cause,
    maybeSent,
    // Nothing listens on this machine: a mock or proxy was not started. Retries would only hide that; they are made where
    // somebody has asked for them.
    isPermanent: fault.isPermanent || (isForgotten && schedule === retrySchedule),
  });
}

/**
 * Does a piece of a call's work, which has to end once its signal is aborted: when `ms` are over, or by the caller.
 *
 * @throws BelvoError for whatever it failed with.
 */
export function within<T>(
  request: PreparedRequest,
  ms: number,
  work: (request: PreparedRequest, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const { signal } = controller;
    const end = () => {
      clearTimeout(running);
      forget?.();
    };
    const fail = (thrown?: unknown) => {
      end();
      reject(inOperation(failure(request, thrown, signal.aborted ? ms : undefined), request.operation.id));
    };
    const abort = () => {
      controller.abort();
      clearTimeout(running);
      // A `fetch` that does not look at its signal, such as one that a test made up, would never end.
      running = timer(fail, 0);
    };
    let running = timer(abort, ms);
    const forget = onAbort(request.options.signal, abort);
    work(request, signal).then((value) => {
      end();
      resolve(value);
    }, fail);
  });
}

/** A pause: ends when its time is over, or when the caller aborts. */
export function untilAborted(_request: PreparedRequest, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    onAbort(signal, resolve);
  });
}

/** The outcome of someone else's promise, or an AbortError as soon as the signal is aborted. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(aborted(signal)));
    promise.then(resolve, reject).finally(forget);
  });
}
