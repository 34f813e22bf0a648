/** What an error is built from besides its message. */
export interface ErrorContext {
  /** For instance `links_update`. */
  readonly operation?: string | undefined;
  /** Attempts made, the failed one included. */
  readonly attempts?: number | undefined;
  readonly cause?: unknown;
}

/**
 * Base of everything this client throws.
 *
 * Errors hold no credentials and no bodies: what an error shows in a log, in `JSON.stringify` or in `structuredClone` is
 * what its own properties say, and those are chosen one by one. Bodies and headers are reachable through getters only.
 */
export class BelvoError extends Error {
  override get name(): string {
    return 'BelvoError';
  }
  /** The operation, for instance `links_update`; undefined outside a call. */
  readonly operation: string | undefined;
  /** Attempts made, the failed one included; 0 when nothing was sent. */
  attempts: number;

  /** @param context Its operation, if it has one, begins the message. */
  constructor(message: string, context: ErrorContext = {}) {
    const { operation, attempts = 0 } = context;
    super(operation ? `${operation}: ${message}` : message, context);
    this.operation = operation;
    this.attempts = attempts;
  }

  /** What a log may hold of this error. */
  toJSON(): Record<string, unknown> {
    const shown: Record<string, unknown> = { name: this.name, message: this.message };
    return Object.assign(shown, this) as Record<string, unknown>;
  }
}
