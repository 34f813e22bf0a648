import { UsageError } from './call-errors.ts';

/**
 * A copy of someone else's error with name, code and message only: a custom `fetch` may attach the whole request, keys
 * included.
 *
 * @param clean Applied to every text.
 * @param keepStack Where it was thrown: of use when the code is the caller's.
 */
export function safeCause(error: unknown, clean = (text: string) => text, keepStack = false, depth = 3): Error {
  const { name = 'Error', code, message, stack, cause } = Object(error) as Readonly<Record<string, unknown>>;
  // Node says nothing but the code when all addresses of a name refuse.
  const copy = new Error(clean(String(message || code || error)));
  copy.name = String(name);
  copy.stack = keepStack && typeof stack === 'string' ? clean(stack) : `${copy.name}: ${copy.message}`;
  if (typeof code === 'string') {
    Object.assign(copy, { code });
  }
  // Some mocks give a whole `Response` as a cause, which says nothing.
  if (depth > 0 && (typeof cause === 'string' || 'message' in Object(cause) || 'code' in Object(cause))) {
    copy.cause = safeCause(cause, clean, keepStack, depth - 1);
  }
  return copy;
}

/** What is told of a failed function besides its error. */
interface FailedProperties {
  readonly attempts?: number;
  readonly maybeSent?: boolean;
}

/**
 * The error for a function of the caller's that failed. It is never retried: what is wrong is in the program.
 *
 * @param name What the function is called in the settings.
 * @param properties Of the error, besides its cause.
 */
export function failedFunction(
  name: string,
  error: unknown,
  properties?: FailedProperties,
  clean?: (text: string) => string,
): UsageError {
  const cause = safeCause(error, clean, true);
  return new UsageError(`${name} failed (${cause.message}).`, { ...properties, cause });
}

/** Asks a function of the caller's. @throws UsageError for whatever it throws. */
export async function ask<T>(name: string, run: () => T | Promise<T>, properties?: FailedProperties): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw failedFunction(name, error, properties);
  }
}
