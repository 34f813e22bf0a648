/** What an error code means for the caller. */
export interface ErrorCodeFacts {
  /** HTTP statuses it comes with. */
  readonly statuses: readonly number[];
  /**
   * `never`: the same request fails again. `backoff`: repeat with pauses. `later`: repeat once the cause is gone.
   * `resume`: continue with the token of the end user.
   */
  readonly retry: 'never' | 'backoff' | 'later' | 'resume';
  /** What to do. */
  readonly remedy: string;
  /** Shortest pause before the first repeat. */
  readonly waitSeconds?: number;
  /** Belvo should no longer send it. */
  readonly obsolete?: boolean;
}
