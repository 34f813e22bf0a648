/** What ends a server: Ctrl-C, a process manager, a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for whatever ends a server. */
export interface Stop {
  /** Resolves when it is time to end. */
  readonly requested: Promise<void>;
  /** Stops listening, so that a second signal ends the process at once. */
  release(): void;
}

/**
 * Resolves with a signal, or when the package manager that started the process is gone: it would not have passed the
 * signal on if it was killed.
 */
export function untilStopped(): Stop {
  const cleanUps: (() => void)[] = [];
  const requested = new Promise<void>((resolve) => {
    const listener = () => resolve();
    for (const name of signals) {
      process.on(name, listener);
      cleanUps.push(() => process.off(name, listener));
    }
    if (process.env.npm_lifecycle_event !== undefined) {
      const parent = process.ppid;
      const watch = setInterval(() => process.ppid !== parent && resolve(), 500);
      cleanUps.push(() => clearInterval(watch));
    }
  });
  return {
    requested,
    release() {
      for (const cleanUp of cleanUps) {
        cleanUp();
      }
    },
  };
}
