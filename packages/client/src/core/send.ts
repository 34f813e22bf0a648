import type { Config } from '../config/config.ts';
import type { BelvoError } from '../errors/belvo-error.ts';
import { delayBeforeRepeat } from '../retry/policy.ts';
import type { Answer } from './answer.ts';
import { attempt } from './attempt.ts';
import { aborted, untilAborted, within } from './guard.ts';
import type { Operation } from './operation.ts';
import { type PreparedRequest, prepare } from './request.ts';
import type { CallOptions } from './styles.ts';

/** A successful answer with the facts of the call. */
export interface Sent extends Answer {
  readonly attempts: number;
  readonly durationMs: number;
}

/** An attempt under the rate limit, with its observers, within its timeout and what is `left` of the call's time. */
async function guardedAttempt(request: PreparedRequest, number: number, left: number): Promise<Answer> {
  const { rateLimiter, hooks } = request.config;
  const queuedAt = performance.now();
  const release = await (rateLimiter && within(request, left, (_request, signal) => rateLimiter.acquire(signal)));
  const stillLeft = left - performance.now() + queuedAt;
  const run = () => within(request, Math.min(request.limits.timeout, stillLeft), attempt);
  let error: unknown;
  try {
    return await (hooks ? hooks.attempt(request, number, run) : run());
  } catch (thrown) {
    error = thrown;
    throw thrown;
  } finally {
    release?.(error);
  }
}

/**
 * Makes a call: attempts, and pauses between them, until an answer is final.
 *
 * @throws BelvoError for everything that is not a success.
 */
export async function send(
  config: Config,
  operation: Operation,
  path: readonly unknown[],
  body: unknown,
  params: object | undefined,
  options: CallOptions | undefined,
): Promise<Sent> {
  const request = prepare(config, operation, path, body, params, options);
  const { signal } = request.options;
  const isPlain = !config.hooks && !config.rateLimiter;
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  for (let attempts = 1; ; attempts++) {
    if (signal?.aborted) {
      throw aborted(operation.id, attempts - 1);
    }
    request.isUnderWay = false;
    const left = request.limits.deadline - elapsed();
    try {
      const answer = await (isPlain
        ? within(request, Math.min(request.limits.timeout, left), attempt)
        : guardedAttempt(request, attempts, left));
      return { ...answer, attempts, durationMs: elapsed() };
    } catch (thrown) {
      const error = thrown as BelvoError;
      error.attempts = attempts;
      const delay = delayBeforeRepeat(request, request.schedule, error);
      // A repeat that the deadline would cut off is not worth the wait.
      if (delay === undefined || elapsed() + delay >= request.limits.deadline) {
        throw error;
      }
      config.hooks?.retry(request, delay, error);
      await within(request, delay, untilAborted);
    }
  }
}
