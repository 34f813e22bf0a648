/** Characters of input from which on memory matters more than time. */
export const LARGE = 20_000_000;

/**
 * Has JavaScript's engine compile for a short life. Most of a conversion's code runs a few thousand times; by then V8
 * would have optimized it with great effort that pays only later: without, a conversion takes a fifth less time.
 */
export function compileForShortLife(): void {
  // Older engines do not know the second flag, and say so.
  if (Number.parseInt(process.versions.v8, 10) >= 13) {
    setFlags('--no-opt', '--invocation-count-for-maglev=1000');
  }
}

/** Keeps the heap of a large conversion close to what is in use, where Node would rather let it grow. */
export function tuneHeap(inputLength: number): void {
  if (inputLength > LARGE) {
    setFlags('--heap-growing-percent=25');
  }
}

function setFlags(...flags: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const flag of flags) {
    setFlagsFromString(flag);
  }
}
