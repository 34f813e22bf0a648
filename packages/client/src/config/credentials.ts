import { UsageError } from '../errors/usage-error.ts';
import type { Credentials, Keys } from './options.ts';

/** Bytes of a string as text of one character each, which is what `btoa` takes. */
function bytesAsText(value: string): string {
  let text = '';
  for (const byte of new TextEncoder().encode(value)) {
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The `Authorization` value of HTTP Basic with UTF-8 (RFC 7617, section 2.1). */
export function basicAuthorization({ secretId, secretPassword }: Credentials): string {
  if (typeof secretId !== 'string' || secretId === '' || typeof secretPassword !== 'string' || secretPassword === '') {
    throw new UsageError('secretId and secretPassword must be non-empty strings.');
  }
  if (secretId.includes(':')) {
    throw new UsageError('secretId must not contain a colon. Is it the id, and not "id:password"?');
  }
  return `Basic ${btoa(bytesAsText(`${secretId}:${secretPassword}`))}`;
}

/** How to get the `Authorization` value: once and for all, or anew for each attempt. */
export function authorizationOf(keys: Keys): string | (() => Promise<string>) {
  const { credentials } = keys;
  if (credentials === undefined) {
    return basicAuthorization(keys);
  }
  if (keys.secretId !== undefined || keys.secretPassword !== undefined) {
    throw new UsageError('Give either secretId and secretPassword or credentials, not both.');
  }
  return async () => basicAuthorization(await credentials());
}
