import { isSensitive } from './names.ts';
import { REDACTED } from './scrub.ts';

/**
 * A copy of a JSON value without what the specification marks as secret or personal. What is marked as a whole is
 * replaced as a whole, `null` excepted. `clean` is applied to every text that remains.
 *
 * @example
 * redact({ username: 'ana', external_id: 'x' }) // { username: '[redacted]', external_id: 'x' }
 */
export function redact(value: unknown, clean = (text: string) => text, parent = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => redact(item, clean, parent));
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? clean(value) : value;
  }
  const copy: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    copy[name] = entry !== null && isSensitive(parent, name) ? REDACTED : redact(entry, clean, name);
  }
  return copy;
}
