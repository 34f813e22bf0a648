import { UsageError } from '../errors/call-errors.ts';
import { safeCause } from '../errors/safe-cause.ts';
import type { Credentials, Keys } from './options.ts';

/**
 * Keys and the `Authorization` value made of them.
 * @internal
 */
export interface Access extends Credentials {
  readonly authorization: string;
}

/** Identifier, colon, password; no control characters (RFC 7617, section 2). */
const PAIR = /^[ -9;-~\x80-\uffff]+:[ -~\x80-\uffff]+$/;

/** HTTP Basic with UTF-8 (RFC 7617, section 2.1). */
function toAccess({ secretId, secretPassword }: Credentials): Access {
  const pair = `${secretId}:${secretPassword}`;
  // The first colon ends the identifier.
  if (
    typeof secretId !== 'string' ||
    typeof secretPassword !== 'string' ||
    secretId.includes(':') ||
    !PAIR.test(pair)
  ) {
    throw new UsageError('secretId and secretPassword must be text without line breaks, the id without a colon.');
  }
  // `btoa` takes bytes as characters.
  const bytes = String.fromCharCode(...new TextEncoder().encode(pair));
  return { secretId, secretPassword, authorization: `Basic ${btoa(bytes)}` };
}

/** Asks for keys. What fails is the caller's own function: its error is the cause, and nothing is repeated. */
async function ask(credentials: () => Credentials | Promise<Credentials>): Promise<Access> {
  let fresh: Credentials;
  try {
    fresh = await credentials();
  } catch (error) {
    const cause = safeCause(error, { keepStack: true });
    throw new UsageError(`credentials() failed (${cause.message}).`, { cause });
  }
  if (typeof fresh !== 'object' || fresh === null) {
    throw new UsageError('credentials() must give { secretId, secretPassword }.');
  }
  return toAccess(fresh);
}

/**
 * How to get the keys: once and for all, or anew for each attempt.
 * @internal
 */
export function accessOf(keys: Keys): Access | (() => Promise<Access>) {
  const { credentials } = keys;
  return credentials ? () => ask(credentials) : toAccess(keys);
}

/**
 * A `credentials` function that asks yours only when what it gave is too old. Calls that begin while yours is asked share
 * its answer; a failure is not kept.
 *
 * @param maxAge How long keys are used, in milliseconds.
 * @example
 * createBelvoClient({ credentials: cacheCredentials(readFromVault, 600_000), environment: 'production' });
 */
export function cacheCredentials(
  credentials: () => Credentials | Promise<Credentials>,
  maxAge: number,
): () => Promise<Credentials> {
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
