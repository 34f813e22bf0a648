import type { BelvoError } from '../errors/belvo-error.ts';
import { delayBeforeRepeat } from '../retry/policy.ts';
import { quietly } from '../util/quietly.ts';
import type { Answer } from './answer.ts';
import { attempt } from './attempt.ts';
import { aborted, failedFunction, unlessAborted, untilAborted, within } from './guard.ts';
import type { CallArguments, PreparedRequest } from './operation.ts';
import { prepare } from './request.ts';

/** A successful answer with the facts of the call. */
export interface Sent extends Answer {
  readonly attempts: number;
  readonly durationMs: number;
}

type Release = (error?: unknown) => void;

/** What is left of a call's time. */
const left = ({ endsAt }: PreparedRequest) => endsAt - performance.now();

/** An attempt within its timeout and what is left of the call's time. */
const timed = (request: PreparedRequest) => within(request, Math.min(request.limits.timeout, left(request)), attempt);

/** A place under the rate limit. One that is given after the call has ended is given back. */
async function takePlace(request: PreparedRequest, signal: AbortSignal): Promise<Release | undefined> {
  const { config, operation } = request;
  const place = config.rateLimiter?.acquire(signal);
  try {
    return await (place && unlessAborted(place, signal, operation.id));
  } catch (error) {
    place?.then(
      (release) => release(),
      () => {},
    );
    throw signal.aborted ? error : failedFunction('rateLimiter', error, { operation: operation.id });
  }
}

/** An attempt under the rate limit, with observers. */
async function observed(request: PreparedRequest, number: number): Promise<Answer> {
  const { rateLimiter, hooks } = request.config;
  const release = rateLimiter && (await within(request, left(request), takePlace));
  const run = () => timed(request);
  const answer = hooks ? hooks.attempt(request, number, run) : run();
  await answer.then(() => release?.(), release);
  return answer;
}

function tellOfRepeat({ config, schedule }: PreparedRequest, delayMs: number, error: BelvoError): void {
  const number = `attempt ${error.attempts} of ${schedule.max + 1}`;
  config.logger?.warn(`${error.name} in ${number}, next in ${Math.round(delayMs)} ms: ${error.message}`);
}

/**
 * Makes a call: attempts, and pauses between them, until an answer is final.
 *
 * @throws BelvoError for everything that is not a success.
 */
export async function send(given: CallArguments): Promise<Sent> {
  const startedAt = performance.now();
  const request = prepare(given, startedAt);
  const { config, operation, options } = request;
  for (let attempts = 1; ; attempts++) {
    if (options.signal?.aborted) {
      throw aborted(operation.id, options.signal, attempts - 1);
    }
    try {
      const { status, headers, body } = await (config.hooks || config.rateLimiter
        ? observed(request, attempts)
        : timed(request));
      return { status, headers, body, attempts, durationMs: performance.now() - startedAt };
    } catch (thrown) {
      const error = thrown as BelvoError;
      error.attempts = attempts;
      const delay = delayBeforeRepeat(request, error);
      // A repeat that the deadline would cut off is not worth the wait.
      if (delay === undefined || delay >= left(request)) {
        // Ten frames are shown: let them begin here, so that they reach the caller's.
        (Error as { captureStackTrace?(error: object): void }).captureStackTrace?.(error);
        throw error;
      }
      quietly(() => tellOfRepeat(request, delay, error));
      config.hooks?.repeat(request, delay, error);
      request.isUnderWay = false;
      await within(request, delay, untilAborted);
    }
  }
}
