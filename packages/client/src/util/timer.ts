/** Longest delay of a timer in milliseconds, 24 days; with a longer one it would fire at once (HTML, 8.7). */
const LONGEST = 2_147_483_647;

/** `setTimeout` for any delay: `Infinity` too, and less than 0, which is what is left of a deadline that has passed. */
export function timer(run: () => void, ms: number): ReturnType<typeof setTimeout> {
  return setTimeout(run, Math.min(Math.max(1, ms), LONGEST));
}
