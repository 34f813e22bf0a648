/** Exit codes: 0 when asked to end (SIGTERM), 130 when interrupted from the keyboard (SIGINT), as shells expect. */
const exitCodes = { SIGINT: 130, SIGTERM: 0 } as const;

/** Waits for the signal that ends a server. */
export function untilSignal(): { readonly signal: Promise<number>; release(): void } {
  const listeners: (() => void)[] = [];
  const signal = new Promise<number>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      const listener = () => resolve(exitCodes[name]);
      process.on(name, listener);
      listeners.push(() => process.off(name, listener));
    }
  });
  return {
    signal,
    release() {
      for (const stop of listeners) {
        stop();
      }
    },
  };
}
