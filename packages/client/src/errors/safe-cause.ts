/**
 * A copy of someone else's error with name, code and message only: a custom `fetch` may attach the whole request, keys
 * included.
 */
export function safeCause(error: unknown, clean: (text: string) => string, depth = 0): Error | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  const { name, code, message, cause } = error as {
    name?: unknown;
    code?: unknown;
    message?: unknown;
    cause?: unknown;
  };
  const inner = depth < 3 ? safeCause(cause, clean, depth + 1) : undefined;
  const copy = new Error(clean(String(message ?? '')), inner && { cause: inner });
  copy.name = String(name ?? 'Error');
  copy.stack = `${copy.name}: ${copy.message}`;
  return typeof code === 'string' ? Object.assign(copy, { code }) : copy;
}
