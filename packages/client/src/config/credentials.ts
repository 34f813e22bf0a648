import { UsageError } from '../errors/call-errors.ts';
import { ask } from '../errors/safe-cause.ts';
import { SCHEME } from '../redact/scrub.ts';
import { encode } from '../util/url.ts';
import type { Credentials, Keys } from './options.ts';

/**
 * Keys and the `Authorization` value made of them.
 * @internal
 */
export interface Access extends Credentials {
  readonly authorization: string;
}

/** Identifier without a colon, line break, password; no control characters (RFC 7617, section 2). */
const PAIR = /^[ -9;-~\x80-\uffff]+\n[ -~\x80-\uffff]+$/;

/** HTTP Basic with UTF-8 (RFC 7617, section 2.1). */
function toAccess({ secretId, secretPassword }: Credentials): Access {
  const isText = typeof secretId === 'string' && typeof secretPassword === 'string';
  if (!isText || !PAIR.test(`${secretId}\n${secretPassword}`)) {
    throw new UsageError('secretId and secretPassword must be text without line breaks, the id without a colon.');
  }
  // `btoa` takes bytes as characters. Test environments such as Jest's jsdom have no `TextEncoder`.
  const bytes = encode(`${secretId}:${secretPassword}`).replace(/%(..)/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return { secretId, secretPassword, authorization: SCHEME + btoa(bytes) };
}

/**
 * How to get the keys: once and for all, or anew for each attempt.
 * @internal
 */
export function accessOf(keys: Keys): Access | (() => Promise<Access>) {
  const { credentials } = keys;
  return credentials ? async () => toAccess(Object(await ask('credentials()', credentials))) : toAccess(keys);
}

/**
 * A `credentials` function that asks yours only when what it gave is too old. Calls that begin while yours is asked share
 * its response; a failure is not kept.
 *
 * @param maxAge How long keys are used, in milliseconds.
 * @throws UsageError for what is no function, or no time.
 * @example
 * createBelvoClient({ credentials: cacheCredentials(readFromVault, 600_000), environment: 'production' });
 */
export function cacheCredentials(
  credentials: () => Credentials | Promise<Credentials>,
  maxAge: number,
): () => Promise<Credentials> {
  if (typeof credentials !== 'function' || typeof maxAge !== 'number' || !(maxAge >= 0)) {
    throw new UsageError(
      'cacheCredentials() takes a function that gives keys, and how long to use them in milliseconds.',
    );
  }
  let kept: Promise<Credentials> | undefined;
  let until = 0;
  return () => {
    if (kept && performance.now() < until) {
      return kept;
    }
    const asked = (async () => await credentials())();
    kept = asked;
    until = performance.now() + maxAge;
    asked.catch(() => {
      if (kept === asked) {
        kept = undefined;
      }
    });
    return asked;
  };
}
