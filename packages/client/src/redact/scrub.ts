import type { PreparedRequest } from '../core/request.ts';

/** Stands in for a secret. */
export const REDACTED = '[redacted]';

/** Shorter values occur by chance in any text; masking them would hide the text and protect nothing. */
const SHORTEST = 3;

/** Collects what is under these names, at any depth. */
function valuesUnder(names: readonly string[], value: unknown, marked: boolean, found: string[]): string[] {
  if (typeof value === 'object' && value !== null) {
    for (const [name, entry] of Object.entries(value)) {
      valuesUnder(names, entry, marked || names.includes(name), found);
    }
  } else if (marked && String(value).length >= SHORTEST) {
    found.push(String(value));
  }
  return found;
}

/**
 * Takes what a request sent in confidence out of a text that came back: servers quote what they refuse. Longest first,
 * so that no part of a longer secret remains.
 */
export function scrub(text: string, { operation, body, params }: PreparedRequest): string {
  return valuesUnder(operation.secrets?.split(' ') ?? [], [body, params], false, [])
    .sort((a, b) => b.length - a.length)
    .reduce((scrubbed, secret) => scrubbed.replaceAll(secret, REDACTED), text);
}
