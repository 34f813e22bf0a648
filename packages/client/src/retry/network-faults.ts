// What a failure of `fetch` proves: that the server never saw the request, and that no retry can help.

/** What the cause of a broken connection proves. */
export interface NetworkFault {
  /** The request provably never left. Everything else may have arrived. */
  readonly isUnsent: boolean;
  /** The same request fails again until somebody changes something. */
  readonly isPermanent: boolean;
  /** Nothing listens at the address. */
  readonly isRefused: boolean;
  /** The address was one of this machine: that of a proxy, if not of the server. */
  readonly isRefusedHere: boolean;
  /** A 407, of which Node's `fetch` says nothing (Fetch, 4.6, makes it a network error): its cause has no words at all. */
  readonly isLogin: boolean;
}

/** Codes of Node (libuv) and Bun, and the words of Deno, for an address at which nothing listens. */
const REFUSED = /ECONNREFUSED|connection ?refused/i;

/** Node names the address. */
const REFUSED_HERE = /ECONNREFUSED (127\.|::1)/;

/**
 * Codes of Node (libuv, c-ares, undici) and Bun for a connection that never came about, system calls made before anything
 * is sent, and the words in which Deno reports the same. A proxy that opens no tunnel has passed nothing on.
 */
const NEVER_CONNECTED =
  /^(ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|FailedToOpenSocket|connect|getaddrinfo|bad port)$|client error \(Connect|proxy response \(/im;

/**
 * A TLS handshake that failed on a matter of configuration, before anything else was sent: certificates that do not check
 * out (codes of OpenSSL's X509_V_ERR_…, https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error/), no version,
 * cipher or name in common, no TLS at all.
 */
const HANDSHAKE =
  /^((?!ERR_SSL)\w*(CERT|CRL)\w*|UNABLE_TO_\w+|\w+_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERR_(SSL|TLS)_\w*(VERSION|PROTOCOL|TOO_|HTTP_REQ|CIPHER|HANDSHAKE_FAIL|INSUFF|RECOGNIZED)\w*)$|wrong version number|invalid peer cert/m;

/** What else no retry mends: a refused client certificate, a proxy that wants a login or forbids, a rejected option. */
const PERMANENT =
  /^ERR_SSL_\w+_ALERT_\w*(CERT|UNKNOWN_CA|DENIED)|proxy response \(4(?!08|29)|proxy auth\w+ required|^(bad port|UND_ERR_(INVALID_ARG|NOT_SUPPORTED)|NotCapable)$/im;

interface Cause {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** Whether a failure, or what caused it, says so. Of several addresses that were tried, all have to. */
function says(error: unknown, ...patterns: readonly RegExp[]): boolean {
  const { name, code, syscall, message, cause, errors } = Object(error) as Cause;
  if (errors?.length) {
    return errors.every((each) => says(each, ...patterns));
  }
  const said = [name, code, syscall, message].join('\n');
  return patterns.some((pattern) => pattern.test(said)) || (cause !== undefined && says(cause, ...patterns));
}

/** Reads a failure of `fetch`. */
export function networkFault(error: unknown): NetworkFault {
  const { name, cause } = Object(error) as Cause;
  const { message, code } = Object(cause) as Cause;
  const isLogin = name === 'TypeError' && message === '' && code === undefined;
  return {
    isUnsent: says(error, REFUSED, NEVER_CONNECTED, HANDSHAKE),
    isPermanent: isLogin || says(error, PERMANENT, HANDSHAKE),
    isRefused: says(error, REFUSED),
    isRefusedHere: says(error, REFUSED_HERE),
    isLogin,
  };
}
