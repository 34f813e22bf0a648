import { UsageError } from '../errors/call-errors.ts';

/** What the client sets by itself. */
const OWN = /^(authorization|content-(type|length)|host)$/;

/** A name is a token, a value visible characters of one byte, blanks and tabs (RFC 9110, 5.6.2 and 5.5). */
const FIELD = /^[\w!#$%&'*+.^`|~-]+\n[\t -~\x80-\xff]*$/;

/**
 * Adds headers, their names in lower case; `undefined` is left out, and so is the `null` of programs without types.
 *
 * @throws UsageError naming the header, and never its value: it may be a key.
 */
export function addHeaders(
  target: Record<string, string>,
  headers: Readonly<Record<string, unknown>> | undefined,
): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    const key = name.toLowerCase();
    const text = String(value).trim();
    if (OWN.test(key) || !FIELD.test(`${key}\n${text}`)) {
      throw new UsageError(`The header "${name}" is set by the client, or has characters that HTTP cannot carry.`);
    }
    if (value !== undefined && value !== null) {
      target[key] = text;
    }
  }
  return target;
}
