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

/** What is left of a call's time. */
const left = ({ endsAt }: PreparedRequest) => endsAt - performance.now();

/** An attempt within its timeout and what is left of the call's time. */
const timed = (request: PreparedRequest) => within(request, Math.min(request.limits.timeout, left(request)), attempt);

/** The same under the rate limit, with observers. */
async function observed(request: PreparedRequest, number: number): Promise<Answer> {
  const { rateLimiter, hooks } = request.config;
  const release = rateLimiter && (await within(request, left(request), (_, signal) => rateLimiter.acquire(signal)));
  const run = () => timed(request);
  const answer = hooks ? hooks.attempt(request, number, run) : run();
  await answer.then(() => release?.(), release);
  return answer;
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
  const startedAt = performance.now();
  const request = prepare(config, operation, path, body, params, options, startedAt);
  for (let attempts = 1; ; attempts++) {
    if (request.options.signal?.aborted) {
      throw aborted(operation.id, attempts - 1);
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
        throw error;
      }
      config.hooks?.retry(request, delay, error);
      request.isUnderWay = false;
      await within(request, delay, untilAborted);
    }
  }
}
