import { safeCause } from '../errors/safe-cause.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Credentials, Keys } from './options.ts';

/** Bytes of a string as text of one character each, which is what `btoa` takes. */
function bytesAsText(value: string): string {
  return String.fromCharCode(...new TextEncoder().encode(value));
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';

/** The `Authorization` value of HTTP Basic with UTF-8 (RFC 7617, section 2.1). */
export function basicAuthorization({ secretId, secretPassword }: Credentials): string {
  // A colon ends the user name (RFC 7617, section 2).
  if (!isText(secretId) || secretId.includes(':') || !isText(secretPassword)) {
    throw new UsageError('secretId and secretPassword must be non-empty strings, the id without a colon.');
  }
  return `Basic ${btoa(bytesAsText(`${secretId}:${secretPassword}`))}`;
}

/** How to get the `Authorization` value: once and for all, or anew for each attempt. */
export function authorizationOf(keys: Keys): string | (() => Promise<string>) {
  const { credentials } = keys;
  if (credentials === undefined) {
    return basicAuthorization(keys);
  }
  return async () => {
    let keys: Credentials;
    try {
      keys = await credentials();
    } catch (error) {
      throw new UsageError('credentials() failed.', { cause: safeCause(error, (text) => text) });
    }
    return basicAuthorization(keys);
  };
}
