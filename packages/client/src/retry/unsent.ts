// Which failures of `fetch` prove that the server never saw the request. Everything else may have arrived.

/** Codes of Node (libuv, c-ares, undici) and Bun for a connection that never came about. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** System calls made before anything is sent. */
const BEFORE_SENDING = /^(connect|getaddrinfo)$/;

/** Deno reports connection failures in words only. */
const IN_WORDS = /tcp connect error|dns error|client error \(Connect\)/i;

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
  return (
    NEVER_CONNECTED.test(code as string) ||
    BEFORE_SENDING.test(syscall as string) ||
    IN_WORDS.test(message as string) ||
    (cause !== undefined && provablyUnsent(cause))
  );
}
