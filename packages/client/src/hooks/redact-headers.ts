import { REDACTED } from '../redact/scrub.ts';

/** Headers that carry secrets by their meaning in HTTP (RFC 9110, RFC 6265). */
const SECRET = /^(proxy-)?authorization$|^(set-)?cookie2?$|token|secret|password|api-?key/;

/** Headers for a log. */
export function redactHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  const copy: Record<string, string> = {};
  for (const [name, value] of headers) {
    copy[name] = SECRET.test(name.toLowerCase()) ? REDACTED : value;
  }
  return copy;
}
