import { isAlive, launchers } from './launchers.ts';

/** What ends a server: Ctrl-C, a process manager, a terminal that is closed. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Waits for whatever ends a server. */
export interface Stop {
  /** Resolves when it is time to end: with the signal, or with `undefined` when something else ends the server. */
  readonly requested: Promise<(typeof signals)[number] | undefined>;
  /** Stops listening, so that a second signal ends the process at once. */
  release(): void;
}

/** Milliseconds between two looks at the launchers. */
const lookIntervalMs = 500;

/** Listens for signals, and watches whether whatever launched this process still runs. */
export function untilStopped(): Stop {
  const cleanUps: (() => void)[] = [];
  const requested = new Promise<(typeof signals)[number] | undefined>((resolve) => {
    for (const name of signals) {
      const listener = () => resolve(name);
      process.on(name, listener);
      cleanUps.push(() => process.off(name, listener));
    }
    // Nobody reads any more, for example after `| head`.
    const unread = () => resolve(undefined);
    process.stdout.once('error', unread);
    cleanUps.push(() => process.stdout.off('error', unread));
    const above = launchers();
    if (above.length > 0) {
      const watch = setInterval(() => above.every(isAlive) || resolve(undefined), lookIntervalMs);
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
