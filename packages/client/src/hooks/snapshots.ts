/** A request about to be sent. Secrets and personal data are replaced; nothing in it refers to the real request. */
export interface RequestSnapshot {
  /** For instance `links_update`. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** How an attempt ended. */
export interface ResponseSnapshot {
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly attempt: number;
  /** Undefined when there was no answer. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The redacted body. */
  readonly body: unknown;
  readonly requestId: string | undefined;
  /** Milliseconds of this attempt. */
  readonly durationMs: number;
  /** What the attempt failed with, as its `toJSON()`; undefined when it succeeded. */
  readonly error: Readonly<Record<string, unknown>> | undefined;
}

/** A repeat that is about to be made. */
export interface RetrySnapshot {
  readonly operation: string;
  /** The attempt that failed. */
  readonly attempt: number;
  readonly delayMs: number;
  /** What it failed with, as its `toJSON()`. */
  readonly error: Readonly<Record<string, unknown>>;
}

/** Functions that look on; see `createHooks`. */
export interface Hooks {
  /** Before each attempt. */
  readonly before?: (request: RequestSnapshot) => void;
  /** After each attempt, whether it brought an answer or not. */
  readonly after?: (response: ResponseSnapshot) => void;
  /** Before the pause that precedes a repeat. */
  readonly retry?: (retry: RetrySnapshot) => void;
}
