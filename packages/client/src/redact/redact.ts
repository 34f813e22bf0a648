import { isSensitive } from './names.ts';

/** Stands in for a secret. */
export const REDACTED = '[redacted]';

/**
 * A copy of a JSON value without what the specification marks as secret or personal. What is marked as a whole is
 * replaced as a whole, `null` excepted.
 *
 * @example
 * redact({ username: 'ana', external_id: 'x' }) // { username: '[redacted]', external_id: 'x' }
 */
export function redact(value: unknown, parent = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => redact(item, parent));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const copy: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    copy[name] = entry !== null && isSensitive(parent, name) ? REDACTED : redact(entry, name);
  }
  return copy;
}

/** Collects the secret strings of a value. */
export function sensitiveValues(value: unknown, parent = '', marked = false, found: string[] = []): string[] {
  if (Array.isArray(value)) {
    for (const item of value) {
      sensitiveValues(item, parent, marked, found);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, entry] of Object.entries(value)) {
      sensitiveValues(entry, name, marked || isSensitive(parent, name), found);
    }
  } else if (marked && (typeof value === 'string' || typeof value === 'number')) {
    found.push(String(value));
  }
  return found;
}
