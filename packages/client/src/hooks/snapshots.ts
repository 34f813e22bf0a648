/** What every snapshot says of the attempt it is about. */
export interface AttemptSnapshot {
  /** A UUID, the same for all attempts of one call. `call` and `attempt` pair a response with its request. */
  readonly call: string;
  /** For instance `links_update`. */
  readonly operation: string;
  readonly method: string;
  /** The path with its placeholders, for instance `/api/links/{id}/`: as the name of a metric or a span. */
  readonly path: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** A request about to be sent. Secrets and personal data are replaced; nothing in it refers to the real request. */
export interface RequestSnapshot extends AttemptSnapshot {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** How an attempt ended. */
export interface ResponseSnapshot extends AttemptSnapshot {
  readonly url: string;
  /** Undefined when there was no response. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** The redacted body. */
  readonly body: unknown;
  readonly requestId: string | undefined;
  /** Time of this attempt, in milliseconds. */
  readonly durationMs: number;
  /** What the attempt failed with, as its `toJSON()`; undefined when it succeeded. */
  readonly error: Readonly<Record<string, unknown>> | undefined;
}

/** A retry that is about to be made; `attempt` is the one that failed. */
export interface RetrySnapshot extends AttemptSnapshot {
  /** Pause before the next attempt, in milliseconds. */
  readonly delayMs: number;
  /** What the attempt failed with, as its `toJSON()`. */
  readonly error: Readonly<Record<string, unknown>>;
}

/** Functions that look on; see `createHooks`. */
export interface HookFunctions {
  /** Before each attempt. */
  readonly before?: ((request: RequestSnapshot) => void) | undefined;
  /** After each attempt, whether it brought a response or not. */
  readonly after?: ((response: ResponseSnapshot) => void) | undefined;
  /** Before the pause that precedes a retry. */
  readonly retry?: ((retry: RetrySnapshot) => void) | undefined;
}
