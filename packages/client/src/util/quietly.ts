/** Runs an observer and ignores what it throws: a log that fails must not fail a call, such as a payment, that was made. */
export function quietly(observe: () => void): void {
  try {
    observe();
  } catch {
    // Errors are reported to observers, and this one has just failed.
  }
}
