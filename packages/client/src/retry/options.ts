/** The schedule of repeats. */
export interface RetryOptions {
  /** Most repeats of one call. Default: 5, as Belvo documents. */
  readonly max?: number;
  /** Milliseconds before the first repeat, at most. Default: 3000. */
  readonly baseDelay?: number;
  /** How much longer each further pause may be. Default: 2. */
  readonly factor?: number;
  /** Longest pause in milliseconds. Default: 48000, the last of Belvo's schedule. */
  readonly maxDelay?: number;
  /** Longest `Retry-After` to wait for, in milliseconds; a longer one ends the call. Default: 120000. */
  readonly maxRetryAfter?: number;
}
