/** Exit codes: 0 when asked to end (SIGTERM), 130 when interrupted from the keyboard (SIGINT), as shells expect. */
const exitCodes = { SIGINT: 130, SIGTERM: 0, SIGHUP: 0 } as const;

type Signal = keyof typeof exitCodes;

/** Waits for whatever ends a server. */
export interface Stop {
  /** Resolves with the exit code. */
  readonly exitCode: Promise<number>;
  /** Stops listening, so that a second signal ends the process at once. */
  release(): void;
}

/**
 * Resolves with a signal, or when the package manager that started the process is gone: it would not have passed the
 * signal on if it was killed.
 */
export function untilStopped(): Stop {
  const cleanUps: (() => void)[] = [];
  const exitCode = new Promise<number>((resolve) => {
    for (const name of Object.keys(exitCodes) as Signal[]) {
      const listener = () => resolve(exitCodes[name]);
      process.on(name, listener);
      cleanUps.push(() => process.off(name, listener));
    }
    if (process.env.npm_lifecycle_event !== undefined) {
      const parent = process.ppid;
      const watch = setInterval(() => process.ppid !== parent && resolve(exitCodes.SIGTERM), 500);
      cleanUps.push(() => clearInterval(watch));
    }
  });
  return {
    exitCode,
    release() {
      for (const cleanUp of cleanUps) {
        cleanUp();
      }
    },
  };
}
