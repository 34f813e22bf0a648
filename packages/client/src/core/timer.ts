/** Timers take no more; they would go off at once (HTML, 8.7). It is 24 days. */
const LONGEST = 2_147_483_647;

/** `setTimeout` for any time, `Infinity` included. */
export function timer(run: () => void, ms: number): ReturnType<typeof setTimeout> {
  return setTimeout(run, Math.min(ms, LONGEST));
}
