/** Decides when a request may start. One limiter may be shared by several clients. */
export interface RateLimiter {
  /**
   * Waits for a place. Call the answer once the request is over, with the error it ended with, if any.
   *
   * @throws AbortError when the signal ends the wait.
   */
  acquire(signal: AbortSignal | undefined): Promise<(error?: unknown) => void>;
}
