import { isAlive, launchers } from './ancestors.ts';

/** What ends a server: Ctrl-C, a process manager, a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for whatever ends a server. */
export interface Stop {
  /** Resolves when it is time to end. */
  readonly requested: Promise<void>;
  /** Stops listening, so that a second signal ends the process at once. */
  release(): void;
}

/** Milliseconds between two looks at the launchers. */
const lookOutMs = 500;

/** Listens for signals, and looks out for the end of whatever launched this process. */
export function untilStopped(): Stop {
  const cleanUps: (() => void)[] = [];
  const requested = new Promise<void>((resolve) => {
    const listener = () => resolve();
    for (const name of signals) {
      process.on(name, listener);
      cleanUps.push(() => process.off(name, listener));
    }
    // Nobody reads any more, for example after `| head`.
    process.stdout.once('error', listener);
    cleanUps.push(() => process.stdout.off('error', listener));
    const above = launchers();
    if (above.length > 0) {
      const watch = setInterval(() => above.every(isAlive) || resolve(), lookOutMs);
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
