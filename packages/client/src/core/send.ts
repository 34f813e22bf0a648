import type { BelvoError } from '../errors/belvo-error.ts';
import { delayBeforeRepeat, scheduleOf } from '../retry/policy.ts';
import type { Answer } from './answer.ts';
import { aborted, attempt } from './attempt.ts';
import type { PreparedRequest } from './request.ts';
import { sleep } from './sleep.ts';

/** A successful answer with the facts of the call. */
export interface Sent {
  readonly answer: Answer;
  readonly attempts: number;
  readonly durationMs: number;
}

/** An attempt under the rate limit, with observers. A refusal is returned in the answer, other errors are thrown. */
async function observedAttempt(request: PreparedRequest, number: number, timeout: number): Promise<Answer> {
  const { rateLimiter, hooks } = request.config;
  const release = await rateLimiter?.acquire(request.options.signal);
  const startedAt = performance.now();
  let answer: Answer | undefined;
  let error: BelvoError | undefined;
  try {
    hooks?.request(request, number);
    answer = await attempt(request, timeout);
    error = answer.error;
    return answer;
  } catch (thrown) {
    error = thrown as BelvoError;
    throw thrown;
  } finally {
    if (error) {
      error.attempts = number;
    }
    release?.(error);
    hooks?.response(request, number, performance.now() - startedAt, answer, error);
  }
}

/**
 * Makes a call: attempts, and pauses between them, until an answer is final.
 *
 * @throws BelvoError for everything that is not a success.
 */
export async function send(request: PreparedRequest): Promise<Sent> {
  const { config, options, deadline } = request;
  const make = config.hooks || config.rateLimiter ? observedAttempt : undefined;
  const startedAt = performance.now();
  for (let number = 1; ; number++) {
    if (options.signal?.aborted) {
      throw Object.assign(aborted(request), { attempts: number - 1 });
    }
    // A pause may end a little late; whatever is left then is too short for an answer.
    const left = Math.max(1, deadline - (performance.now() - startedAt));
    const timeout = Math.min(request.timeout, left);
    let error: BelvoError;
    try {
      const answer = await (make ? make(request, number, timeout) : attempt(request, timeout));
      if (answer.error === undefined) {
        return { answer, attempts: number, durationMs: performance.now() - startedAt };
      }
      error = answer.error;
    } catch (thrown) {
      error = thrown as BelvoError;
    }
    error.attempts = number;
    const delay = delayBeforeRepeat(request, scheduleOf(request), error);
    // A repeat that the deadline would cut off is not worth the wait.
    if (delay === undefined || performance.now() - startedAt + delay >= deadline) {
      throw error;
    }
    config.hooks?.retry(request, delay, error);
    await sleep(delay, options.signal);
  }
}
