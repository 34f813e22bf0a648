type Listeners = Set<() => void>;

/**
 * What waits for each signal. A signal gets one listener, however many calls share it: platforms warn of a leak when
 * there are more than ten.
 */
const waiting = new WeakMap<AbortSignal, Listeners>();

function tellAll({ target }: Event): void {
  for (const run of waiting.get(target as AbortSignal) ?? []) {
    run();
  }
}

/** Runs once the signal is aborted, at once if it already is. Gives the function that forgets it. */
export function onAbort(signal: AbortSignal | undefined, run: () => void): (() => void) | undefined {
  if (!signal) {
    return undefined;
  }
  if (signal.aborted) {
    run();
    return undefined;
  }
  const listeners = waiting.get(signal) ?? new Set();
  if (listeners.size === 0) {
    waiting.set(signal, listeners);
    signal.addEventListener('abort', tellAll);
  }
  listeners.add(run);
  return () => {
    listeners.delete(run);
    if (listeners.size === 0) {
      signal.removeEventListener('abort', tellAll);
    }
  };
}
