import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Several notices come for one change of a file, and editors write in more than one step. */
const calmMs = 100;

/** Watches one file until it is closed. */
export interface Watching {
  /** Stops, after what a change has started is over. */
  close(): Promise<void>;
}

/**
 * Calls back after a file was changed or replaced, one change at a time.
 *
 * @param file `undefined` for nothing to watch.
 */
export function watchFile(file: string | undefined, changed: () => Promise<void>): Watching {
  if (file === undefined) {
    return { close: async () => {} };
  }
  let working: Promise<void> = Promise.resolve();
  let calm: NodeJS.Timeout | undefined;
  // The folder, and not the file: many editors put a new file in the place of the old one.
  const watcher = watch(dirname(file), (_, name) => {
    if (name === null || name === basename(file)) {
      clearTimeout(calm);
      calm = setTimeout(() => {
        working = working.then(changed);
      }, calmMs);
    }
  });
  watcher.on('error', () => {});
  return {
    async close() {
      clearTimeout(calm);
      watcher.close();
      await working;
    },
  };
}
