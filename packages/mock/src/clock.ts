/** Where the mock takes its time from. Replace it to test latency and retries without waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The longest wait of a timer in milliseconds (almost 25 days); Node turns a longer one into none at all. */
export const longestWaitMs = 2 ** 31 - 1;

/** Real time. Longer waits than `longestWaitMs` are refused where they are asked for. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    settle(signal, (wake) => {
      const timer = setTimeout(wake, ms);
      return () => clearTimeout(timer);
    }),
};

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** How long each sleeper still has to wait, in milliseconds, soonest first. */
  readonly sleepers: readonly number[];
  /** Moves the time on and wakes everyone whose time has come. */
  advance(ms: number): void;
  /** Resolves as soon as at least `count` sleepers wait. Default 1. */
  asleep(count?: number): Promise<void>;
}

/**
 * Makes a clock for tests of timing without a timed test.
 *
 * @param start Milliseconds since the epoch. Default 0.
 * @example
 * const clock = manualClock();
 * const mock = await startMock({ clock, faults: ['*: latency;ms=30000'] });
 * const response = fetch(`${mock.url}/api/things/`);
 * await clock.asleep();
 * clock.advance(30_000);
 * await response;
 */
export function manualClock(start = 0): ManualClock {
  const sleeping = new Set<{ at: number; wake: () => void }>();
  const watching = new Set<() => void>();
  let now = start;
  return {
    now: () => now,
    get sleepers() {
      return [...sleeping].map(({ at }) => at - now).sort((a, b) => a - b);
    },
    sleep: (ms, signal) =>
      settle(signal, (wake) => {
        const sleeper = { at: now + ms, wake };
        sleeping.add(sleeper);
        for (const look of watching) {
          look();
        }
        return () => sleeping.delete(sleeper);
      }),
    advance(ms) {
      now += ms;
      for (const sleeper of [...sleeping].sort((a, b) => a.at - b.at)) {
        if (sleeper.at <= now) {
          sleeper.wake();
        }
      }
    },
    asleep: (count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          if (sleeping.size >= count) {
            watching.delete(look);
            resolve();
          }
        };
        watching.add(look);
        look();
      }),
  };
}

/** A promise that `start` can fulfil and the signal can break; `start` returns how to stop waiting. */
function settle(signal: AbortSignal, start: (wake: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const abort = () => {
      stop();
      reject(signal.reason);
    };
    const stop = start(() => {
      signal.removeEventListener('abort', abort);
      stop();
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}
