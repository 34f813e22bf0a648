import { isObject } from '../config/values.ts';
import { UsageError } from '../errors/call-errors.ts';

/** What you entered as authorization of the webhook in Belvo's dashboard. */
export type ExpectedAuthorization = { readonly bearer: string } | { readonly user: string; readonly password: string };

const utf8 = new TextEncoder();

/** Compares in a time that depends on the length of what was received only, never on where it differs. */
function isEqual(received: string, expected: string): boolean {
  const a = utf8.encode(received);
  const b = utf8.encode(expected);
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) {
    difference |= (a[at] ?? 0) ^ (b[at % b.length] ?? 0);
  }
  return difference === 0;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...utf8.encode(text)));
}

/**
 * Whether an `Authorization` header is the one that was agreed (RFC 9110, 11.4; schemes of RFC 7617 and RFC 6750). Belvo
 * signs nothing: this header is all there is to know a delivery by. Compares in constant time.
 *
 * @param header The header, or null or undefined when there was none.
 * @throws UsageError when the expected value is empty, which would let everyone in.
 */
export function verifyAuthorization(header: string | null | undefined, expected: ExpectedAuthorization): boolean {
  const isBearer = isObject(expected) && 'bearer' in expected;
  if (!isObject(expected) || (isBearer ? !expected.bearer : !expected.user || !expected.password)) {
    throw new UsageError('The expected authorization is empty. It is { bearer } or { user, password }.');
  }
  const scheme = isBearer ? 'bearer' : 'basic';
  const value = isBearer ? expected.bearer : base64(`${expected.user}:${expected.password}`);
  const [, sentScheme = '', sentValue = ''] = /^(\S+) +(\S+)$/.exec(header?.trim() ?? '') ?? [];
  const isRight = isEqual(sentValue, value);
  return isRight && sentScheme.toLowerCase() === scheme;
}
