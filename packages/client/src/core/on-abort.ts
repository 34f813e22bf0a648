/** Runs once the signal is aborted, at once if it already is. Gives the function that forgets it. */
export function onAbort(signal: AbortSignal | undefined, run: () => void): (() => void) | undefined {
  if (signal?.aborted) {
    run();
  }
  signal?.addEventListener('abort', run);
  return signal && (() => signal.removeEventListener('abort', run));
}
