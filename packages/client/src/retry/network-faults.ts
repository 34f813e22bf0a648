// What a failure of `fetch` proves: that the server never saw the request, and that no repeat can help.

/** What the cause of a broken connection proves. */
export interface NetworkFault {
  /** The request provably never left. Everything else may have arrived. */
  readonly isUnsent: boolean;
  /** The same request fails again until somebody changes something. */
  readonly isPermanent: boolean;
  /** Nothing listens at the address. */
  readonly isRefused: boolean;
}

/** Codes of Node (libuv) and Bun, and the words of Deno, for an address at which nothing listens. */
const REFUSED = /^(ECONNREFUSED|ConnectionRefused)$|connection refused/i;

/**
 * Codes of Node (libuv, c-ares, undici) and Bun for a connection that never came about, system calls made before anything
 * is sent, and the words in which Deno reports the same. A proxy that opens no tunnel has passed nothing on.
 */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|connect|getaddrinfo)$|tcp connect error|dns error|client error \(Connect\)|proxy response \(\d+\)/i;

/**
 * A TLS handshake that failed on a matter of configuration, before anything else was sent: certificates that do not check
 * out (codes of OpenSSL's X509_V_ERR_…, https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error/), no version,
 * cipher or name in common, no TLS at all.
 */
const HANDSHAKE =
  /^((DEPTH_ZERO_)?SELF_SIGNED_CERT(_IN_CHAIN)?|CERT_\w+|UNABLE_TO_\w+|ERROR_IN_C(ERT|RL)_\w+|CRL_\w+|(HOSTNAME|IP_ADDRESS|EMAIL|SUBJECT_ISSUER)_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERR_TLS_CERT_\w+|ERR_TLS_INVALID_PROTOCOL_\w+|ERR_SSL_(WRONG_(VERSION_NUMBER|SSL_VERSION)|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS_AVAILABLE|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|INTERNAL_ERROR|NO_CIPHER\w*|EE_KEY_TOO_SMALL|CA_(KEY_TOO_SMALL|MD_TOO_WEAK)|DH_KEY_TOO_SMALL|\w+_ALERT_(PROTOCOL_VERSION|HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY))|ERR_SSL_TLSV1_UNRECOGNIZED_NAME)$|wrong version number|invalid peer certificate/i;

/** What else no repeat mends: a refused client certificate, a proxy that wants a login or forbids, a rejected option. */
const PERMANENT =
  /^ERR_SSL_\w+_ALERT_(\w*CERTIFICATE\w*|UNKNOWN_CA|ACCESS_DENIED)$|proxy response \(4(?!08|29)\d\d\)|proxy auth\w+ required|^(UND_ERR_INVALID_ARG|UND_ERR_NOT_SUPPORTED|NotCapable)$/i;

interface Cause {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

const SAYS_NOTHING: NetworkFault = { isUnsent: false, isPermanent: false, isRefused: false };

/** Reads a failure and what caused it. Of several addresses that were tried, all have to say the same. */
export function networkFault(error: unknown): NetworkFault {
  const { name, code, syscall, message, cause, errors } = (error ?? {}) as Cause;
  if (errors?.length) {
    const faults = errors.map(networkFault);
    return {
      isUnsent: faults.every(({ isUnsent }) => isUnsent),
      isPermanent: faults.every(({ isPermanent }) => isPermanent),
      isRefused: faults.every(({ isRefused }) => isRefused),
    };
  }
  const says = (pattern: RegExp) => [name, code, syscall, message].some((text) => pattern.test(String(text)));
  const below = cause === undefined ? SAYS_NOTHING : networkFault(cause);
  const isHandshake = says(HANDSHAKE);
  return {
    isUnsent: isHandshake || says(NEVER_CONNECTED) || below.isUnsent,
    isPermanent: isHandshake || says(PERMANENT) || below.isPermanent,
    isRefused: says(REFUSED) || below.isRefused,
  };
}
