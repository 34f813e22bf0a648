/** Which parts of a foreign error a copy keeps, and how. */
export interface SafeCopy {
  /** Applied to every text. */
  readonly clean?: (text: string) => string;
  /** Where it was thrown: of use when the code is the caller's. Default: left out. */
  readonly keepStack?: boolean;
}

/**
 * A copy of someone else's error with name, code and message only: a custom `fetch` may attach the whole request, keys
 * included.
 */
export function safeCause(error: unknown, how: SafeCopy = {}, depth = 3): Error {
  const { clean = (text: string) => text, keepStack = false } = how;
  const { name = 'Error', code, message, stack, cause } = Object(error) as Readonly<Record<string, unknown>>;
  // Node says nothing but the code when all addresses of a name refuse.
  const copy = new Error(clean(String(message || code || error)));
  copy.name = String(name);
  copy.stack = keepStack && typeof stack === 'string' ? clean(stack) : `${copy.name}: ${copy.message}`;
  if (typeof code === 'string') {
    Object.assign(copy, { code });
  }
  if (cause !== undefined && depth > 0) {
    copy.cause = safeCause(cause, how, depth - 1);
  }
  return copy;
}
