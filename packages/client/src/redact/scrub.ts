import { encode } from '../util/url.ts';

/** Stands in for a secret. */
export const REDACTED = '[redacted]';

/** Shorter values occur by chance in any text; masking them would hide the text and protect nothing. */
const SHORTEST = 3;

/** What precedes the keys in the `Authorization` header (RFC 7617, section 2). */
export const SCHEME = 'Basic ';

/** What a request sent in confidence. */
export interface Confidence {
  /** `secrets`: names of its secret and personal values. */
  readonly operation: { readonly secrets?: readonly string[] };
  readonly body: unknown;
  readonly params: unknown;
  readonly access: { readonly secretPassword: string; readonly authorization: string } | undefined;
}

/** The texts and numbers that are under these names, at any depth. */
function valuesUnder(names: readonly string[], value: unknown, marked = false): readonly string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, entry]) => valuesUnder(names, entry, marked || names.includes(name)));
  }
  return marked && (typeof value === 'string' || typeof value === 'number') ? [String(value)] : [];
}

/**
 * Takes what a request sent in confidence out of a text that came back: servers quote what they refuse, proxies whole
 * requests. Longest first, so that no part of a longer secret remains.
 */
export function scrub(text: string, { operation, body, params, access }: Confidence): string {
  const keys = access ? [access.secretPassword, access.authorization.slice(SCHEME.length)] : [];
  return [...keys, ...valuesUnder(operation.secrets ?? [], [body, params])]
    .flatMap((secret) => [secret, encode(secret)])
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .reduce((scrubbed, secret) => scrubbed.replaceAll(secret, REDACTED), text);
}
