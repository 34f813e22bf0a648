/**
 * A copy of someone else's error with name, code and message only: a custom `fetch` may attach the whole request, keys
 * included.
 */
export function safeCause(error: unknown, clean: (text: string) => string, depth = 3): Error {
  const { name = 'Error', code, message, cause } = Object(error) as Readonly<Record<string, unknown>>;
  // Node says nothing but the code when all addresses of a name refuse.
  const copy = new Error(clean(String(message || code || error)));
  copy.name = String(name);
  copy.stack = `${copy.name}: ${copy.message}`;
  if (typeof code === 'string') {
    Object.assign(copy, { code });
  }
  if (cause !== undefined && depth > 0) {
    copy.cause = safeCause(cause, clean, depth - 1);
  }
  return copy;
}
