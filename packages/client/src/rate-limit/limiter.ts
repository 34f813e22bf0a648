/** Decides when a request may start. One limiter may be shared by several clients. */
export interface RateLimiter {
  /**
   * Waits for a place. The answer gives it back; call it once the request is over.
   *
   * @throws what the signal was aborted with, or an AbortError.
   */
  acquire(signal: AbortSignal | undefined): Promise<() => void>;
}
