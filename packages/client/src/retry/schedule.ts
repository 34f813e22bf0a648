import { numbers } from '../config/numbers.ts';
import type { RetryOptions } from './options.ts';

/** A schedule with what is given replaced; a number is the most repeats. */
export function scheduleOf(
  given: number | RetryOptions | undefined,
  fallback: Required<RetryOptions>,
): Required<RetryOptions> {
  return given === undefined ? fallback : numbers(typeof given === 'object' ? given : { max: given }, fallback, 0);
}
