import { safeCause } from '../errors/safe-cause.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Credentials, Keys } from './options.ts';

/** Keys and the `Authorization` value made of them. */
export interface Access extends Credentials {
  readonly authorization: string;
}

/** Bytes of a string as text of one character each, which is what `btoa` takes. */
function bytesAsText(value: string): string {
  return String.fromCharCode(...new TextEncoder().encode(value));
}

/** Control characters are excluded (RFC 7617, section 2). */
const TEXT = /^[ -~\x80-\uffff]+$/;

/** HTTP Basic with UTF-8 (RFC 7617, section 2.1). */
function toAccess({ secretId, secretPassword }: Credentials): Access {
  const isText = [secretId, secretPassword].every((key) => typeof key === 'string' && TEXT.test(key));
  // A colon ends the user name.
  if (!isText || secretId.includes(':')) {
    throw new UsageError('secretId and secretPassword must be text without line breaks, the id without a colon.');
  }
  return { secretId, secretPassword, authorization: `Basic ${btoa(bytesAsText(`${secretId}:${secretPassword}`))}` };
}

/** How to get the keys: once and for all, or anew for each attempt. */
export function accessOf(keys: Keys): Access | (() => Promise<Access>) {
  const { credentials } = keys;
  if (!credentials) {
    return toAccess(keys);
  }
  return async () => {
    let fresh: Credentials;
    try {
      fresh = await credentials();
    } catch (error) {
      throw new UsageError('credentials() failed.', { cause: safeCause(error, (text) => text) });
    }
    return toAccess(fresh);
  };
}
