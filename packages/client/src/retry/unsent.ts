// Which failures of `fetch` prove that the server never saw the request. Everything else may have arrived.

/**
 * Codes of Node (libuv, c-ares, undici) and Bun for a connection that never came about, system calls made before anything
 * is sent, and the words in which Deno reports the same.
 */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|connect|getaddrinfo)$|tcp connect error|dns error|client error \(Connect\)/i;

interface Cause {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** Whether this failure proves that nothing was sent. */
export function provablyUnsent(error: unknown): boolean {
  const { code, syscall, message, cause, errors } = (error ?? {}) as Cause;
  // Several addresses were tried.
  if (errors?.length) {
    return errors.every(provablyUnsent);
  }
  const isTold = [code, syscall, message].some((text) => NEVER_CONNECTED.test(String(text)));
  return isTold || (cause !== undefined && provablyUnsent(cause));
}
