import { BelvoError, inOperation } from '../errors/belvo-error.ts';
import { ask } from '../errors/safe-cause.ts';
import { delayBeforeRetry } from '../retry/policy.ts';
import { quietly } from '../util/quietly.ts';
import { attempt } from './attempt.ts';
import { aborted, untilAborted, within } from './guard.ts';
import type { CallArguments, Operation, PreparedRequest } from './operation.ts';
import { prepare } from './request.ts';
import type { ReceivedResponse } from './response.ts';

/** A successful response, with how often and how long it took. */
export interface Sent extends ReceivedResponse {
  readonly attempts: number;
  readonly durationMs: number;
}

type Release = (error?: unknown) => void;

/** What is left of a call's time. */
const left = ({ endsAt }: PreparedRequest) => endsAt - performance.now();

/** An attempt within its timeout and what is left of the call's time. */
const timed = (request: PreparedRequest) => within(request, Math.min(request.limits.timeout, left(request)), attempt);

/** A place under the rate limit. One that is given after the call has ended is given back. */
async function takePlace({ config }: PreparedRequest, signal: AbortSignal): Promise<Release | undefined> {
  const release = await ask('rateLimiter', () => config.rateLimiter?.acquire(signal));
  if (signal.aborted) {
    release?.();
    throw signal.reason;
  }
  return release;
}

/** An attempt under the rate limit, with observers. */
async function observed(request: PreparedRequest, number: number): Promise<ReceivedResponse> {
  const { rateLimiter, hooks } = request.config;
  const release = rateLimiter && (await within(request, left(request), takePlace));
  const run = () => timed(request);
  const response = hooks ? hooks.attempt(request, number, run) : run();
  await response.then(() => release?.(), release);
  return response;
}

/** Tells of a failed attempt, and waits until it is time for the next. */
async function pause(request: PreparedRequest, delayMs: number, error: BelvoError): Promise<void> {
  const { config, schedule } = request;
  quietly(() =>
    config.logger?.warn(
      `${error.name} in attempt ${error.attempts} of ${schedule.max + 1}, next in ${Math.round(delayMs)} ms: ${error.message}`,
    ),
  );
  config.hooks?.onRetry(request, delayMs, error);
  request.isUnderWay = false;
  await within(request, delayMs, untilAborted);
}

/**
 * Makes a call: attempts, and pauses between them, until a response is final.
 *
 * @param read Gives the arguments. What it throws is a failure of the call like any other.
 * @throws BelvoError for everything that is not a success.
 */
export async function send(operation: Operation, read: () => CallArguments): Promise<Sent> {
  const startedAt = performance.now();
  let attempts = 0;
  try {
    const request = prepare(read(), startedAt);
    const { config, options } = request;
    for (;;) {
      if (options.signal?.aborted) {
        throw aborted(options.signal);
      }
      attempts++;
      try {
        const isObserved = config.hooks || config.rateLimiter;
        const response = await (isObserved ? observed(request, attempts) : timed(request));
        return { ...response, attempts, durationMs: performance.now() - startedAt };
      } catch (thrown) {
        const error = thrown as BelvoError;
        error.attempts = attempts;
        const delay = delayBeforeRetry(request, error);
        // A retry that the deadline would cut off is not worth the wait.
        if (delay === undefined || delay >= left(request)) {
          throw error;
        }
        await pause(request, delay, error);
      }
    }
  } catch (thrown) {
    if (thrown instanceof BelvoError) {
      inOperation(thrown, operation.id).attempts = attempts;
    }
    throw thrown;
  }
}
