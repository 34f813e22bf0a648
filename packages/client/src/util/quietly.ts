/** Runs an observer, whose fault must not become that of what it looks on: a payment is made, logged or not. */
export function quietly(observe: () => void): void {
  try {
    observe();
  } catch {
    // Nobody to tell: the observer is the place where faults are told.
  }
}
