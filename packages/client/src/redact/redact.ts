import { credentialNames, personalNames } from '../generated/data/redaction.ts';
import { REDACTED } from './scrub.ts';

let names: ReadonlySet<string> | undefined;

/** Whether a property of a response or event, inside one called `parent`, is secret or personal. */
export function isSensitive(parent: string, name: string): boolean {
  names ??= new Set([...credentialNames, ...personalNames]);
  return names.has(name) || names.has(`${parent}.${name}`);
}

/** How to redact. */
export interface Redaction {
  /** Whether to hide the property `name` inside the property `parent`; `parent` is empty at the root. */
  readonly hides: (parent: string, name: string) => boolean;
  /** Applied to every text that remains. */
  readonly clean: (text: string) => string;
}

const STANDARD: Redaction = { hides: isSensitive, clean: (text) => text };

/**
 * A copy of a response or an event without what the specification marks as secret or personal. What is marked as a whole
 * is replaced as a whole, `null` excepted.
 *
 * @example
 * redact({ session: 'abc', code: 'token_required' }) // { session: '[redacted]', code: 'token_required' }
 */
export function redact(value: unknown, redaction: Partial<Redaction> = {}): unknown {
  return copy(value, '', { ...STANDARD, ...redaction });
}

function copy(value: unknown, parent: string, redaction: Redaction): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => copy(item, parent, redaction));
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? redaction.clean(value) : value;
  }
  const result: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    result[name] = entry !== null && redaction.hides(parent, name) ? REDACTED : copy(entry, name, redaction);
  }
  return result;
}
