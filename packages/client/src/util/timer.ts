/** Timers take no more; they would go off at once (HTML, 8.7). It is 24 days. */
const LONGEST = 2_147_483_647;

/** `setTimeout` for any time, `Infinity` included, and what a pause that ended late has left of a deadline: less than 0. */
export function timer(run: () => void, ms: number): ReturnType<typeof setTimeout> {
  return setTimeout(run, Math.min(Math.max(1, ms), LONGEST));
}
