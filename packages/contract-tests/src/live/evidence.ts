import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { isObject, type Json } from '../schema/json.ts';

/** A response that did not fit the specification. */
export interface Met {
  readonly operationId: string;
  readonly status: number;
  readonly body: Json;
}

const DATE = /^\d{4}-\d{2}-\d{2}/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function redactedText(text: string): string {
  if (UUID.test(text)) {
    return '00000000-0000-4000-8000-000000000000';
  }
  const masked = text.replace(/\p{N}/gu, '0');
  return DATE.test(text)
    ? `2026-01-01${masked.slice(10).replace(/(?![TZ])\p{L}/gu, 'x')}`
    : masked.replace(/\p{L}/gu, 'x');
}

/**
 * The shape of a value: field names, nulls, booleans and lengths stay; letters become `x`, digits `0`, numbers zero,
 * days the first of 2026. Of a list the first two items stay.
 */
export function redacted(value: Json): Json {
  if (typeof value === 'string') {
    return redactedText(value);
  }
  if (typeof value === 'number') {
    return 0;
  }
  if (Array.isArray(value)) {
    return value.slice(0, 2).map(redacted);
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redacted(inner)]))
    : value;
}

/**
 * Appends what the live run met to `spec/evidence/live.yaml`, redacted, one entry per response; what is there already is not
 * repeated. The form is that of `spec/evidence/README.md`.
 *
 * @returns How many entries were added.
 */
export function appendEvidence(file: string, met: readonly Met[], year: number): number {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const facts = met.map(
    ({ operationId, status, body }) =>
      `  response: ${operationId} ${status}\n  body: ${JSON.stringify(redacted(body))}\n`,
  );
  const added = [...new Set(facts)].filter((fact) => !before.includes(fact));
  const count = (before.match(/^- id: /gm) ?? []).length + 1;
  const text = added.map(
    (fact, index) =>
      `- id: live-${year}-${count + index}\n  source: Live run against the sandbox\n  year: ${year}\n  era: today\n${fact}`,
  );
  if (text.length > 0) {
    appendFileSync(file, text.join(''));
  }
  return text.length;
}
