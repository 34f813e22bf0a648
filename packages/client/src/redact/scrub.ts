import type { PreparedRequest } from '../core/request.ts';
import { REDACTED, sensitiveValues } from './redact.ts';

/** Shorter values occur by chance in any text; masking them would hide the text and protect nothing. */
const SHORTEST = 3;

/**
 * Takes what a request sent in confidence out of a text that came back: servers quote what they refuse. Longest first,
 * so that no part of a longer secret remains.
 */
export function scrub(text: string, request: PreparedRequest): string {
  const secrets = [...sensitiveValues(request.body), ...sensitiveValues(request.params)]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return secrets.reduce((scrubbed, secret) => scrubbed.replaceAll(secret, REDACTED), text);
}
