/** What an error is built from besides its message. */
export interface ErrorContext {
  readonly cause?: unknown;
  /** What else there is to tell becomes properties of the error, which logs show. */
  readonly [property: string]: unknown;
}

/** Marks errors of this client, whichever copy of it in the process they come from. */
const BRAND = Symbol.for('@belvo-openapi/client/error');

type AnyClass = abstract new (...values: never[]) => unknown;

/** The name that a class gives to its errors itself; undefined when it leaves that to its base. */
const ownName = (prototype: object) => (Object.hasOwn(prototype, 'name') ? (prototype as Error).name : undefined);

/**
 * Base of everything this client throws.
 *
 * Errors hold no credentials and no bodies: what an error shows in a log, in `JSON.stringify` or in `structuredClone` is
 * what its own properties say, and those are chosen one by one. Bodies and headers are reachable through getters only.
 */
export class BelvoError extends Error {
  /**
   * `instanceof`, which also knows the errors of another copy of this package: one that a dependency brought along, or
   * that a test runner loaded anew.
   */
  static override [Symbol.hasInstance]<T extends AnyClass>(this: T, value: unknown): value is InstanceType<T> {
    // biome-ignore lint/complexity/noThisInStatic: each subclass is asked about itself.
    const prototype = this.prototype as object;
    const name = ownName(prototype);
    for (let link = Object(value)[BRAND] && value; link; link = Object.getPrototypeOf(link)) {
      if (link === prototype || (name && ownName(link) === name)) {
        return true;
      }
    }
    return false;
  }

  override get name(): string {
    return 'BelvoError';
  }
  /** The operation, for instance `links_update`; undefined outside a call. */
  declare readonly operation: string | undefined;
  /** Attempts made, the failed one included; 0 when nothing was sent. */
  declare attempts: number;

  constructor(message: string, context: ErrorContext = {}) {
    const { cause, ...properties } = context;
    super(message, cause === undefined ? {} : { cause });
    Object.assign(this, { operation: undefined, attempts: 0 }, properties);
  }

  /** @internal */
  get [BRAND](): true {
    return true;
  }

  /** What a log may hold of this error. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as object) };
  }
}

/** Says which operation an error ended; one that came from a call within the call says it already. */
export function inOperation<E extends BelvoError>(error: E, operation: string): E {
  if (error.operation === undefined) {
    Object.assign(error, { operation, message: `${operation}: ${error.message}` });
  }
  // A stack begins with the message. Ten frames are shown: let them begin here, so that they reach the caller's.
  (Error as { captureStackTrace?(error: object): void }).captureStackTrace?.(error);
  return error;
}
