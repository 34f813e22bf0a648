/** Promises that resolve as soon as what they wait for has happened. */
export interface Waiters {
  /** Resolves with the first result of `find` that is not `undefined`: now, or after a later `look`. */
  wait<T>(find: () => T | undefined): Promise<T>;
  /** Tells that something has changed. */
  look(): void;
  /** Rejects everyone who still waits. */
  abandon(reason: string): void;
}

export function createWaiters(): Waiters {
  const waiting = new Set<{ look(): void; reject(error: Error): void }>();
  return {
    wait: <T>(find: () => T | undefined) =>
      new Promise<T>((resolve, reject) => {
        const waiter = {
          reject,
          look() {
            try {
              const found = find();
              if (found !== undefined) {
                waiting.delete(waiter);
                resolve(found);
              }
            } catch (error) {
              waiting.delete(waiter);
              reject(error);
            }
          },
        };
        waiting.add(waiter);
        waiter.look();
      }),
    look() {
      for (const waiter of [...waiting]) {
        waiter.look();
      }
    },
    abandon(reason) {
      for (const waiter of [...waiting]) {
        waiting.delete(waiter);
        waiter.reject(new Error(reason));
      }
    },
  };
}
