import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import type { JournalEntry } from './entry.ts';
import { hideInText, hideInUrl, redacted } from './redact-text.ts';
import { type Hides, hiddenNames } from './sensitive-names.ts';

export { redacted } from './redact-text.ts';

/** A journal entry without secrets and personal data, ready for `JSON.stringify`. */
export interface RedactedEntry {
  readonly id: number;
  readonly operationId: string | null;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: unknown;
  readonly fault: string | null;
  readonly outcome: JournalEntry['outcome'];
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  } | null;
}

/** Makes entries fit for a file or a terminal. */
export type Redactor = (entry: JournalEntry) => RedactedEntry;

/** Redacts names and values of requests and responses; see `hiddenNames` for which. */
export function createRedactor(document: OpenApiDocument, operations: readonly Operation[]): Redactor {
  const hides = hiddenNames(document, operations);
  const header = (name: string, value: string) => (hides(name) ? hideHeader(value) : hideInText(value, hides));

  return ({ id, method, url, rawHeaders, json, text, body, operation, fault = null, outcome, answer }) => ({
    id,
    operationId: operation?.operationId ?? null,
    method,
    url: hideInUrl(url, hides, hiddenSegment(operation)),
    headers: rawHeaders.map(([name, value]) => [name, header(name, value)] as const),
    body: bodyOf(json, text, body.byteLength, hides),
    fault,
    outcome,
    answer:
      answer === undefined
        ? null
        : {
            status: answer.status,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, header(name, String(value))]),
            ),
            body: bodyOf(answer.json, answer.text, answer.body.byteLength, hides),
          },
  });
}

/** Which segments of the path stand for a sensitive parameter. */
function hiddenSegment(operation: Operation | undefined): (index: number) => boolean {
  const template = operation?.path.split('/') ?? [];
  const names = new Set(
    operation?.sensitive.filter((found) => found.in === 'path').map(({ path }) => `{${path.slice(1)}}`),
  );
  return (index) => names.has(template[index] ?? '');
}

/** Keeps the scheme, which is what one looks for: `Basic [redacted]`. A challenge is no secret. */
function hideHeader(value: string): string {
  const [, scheme] = /^(Basic|Bearer|Digest) /i.exec(value) ?? [];
  return /^Basic realm="[\w ]*"$/.test(value) ? value : scheme === undefined ? redacted : `${scheme} ${redacted}`;
}

/** A body that is not JSON cannot be looked into, so only its size is told. */
function bodyOf(json: unknown, text: string, bytes: number, hides: Hides): unknown {
  if (bytes === 0 && text === '') {
    return null;
  }
  return json === undefined
    ? `[${bytes} bytes that are not JSON]`
    : typeof json === 'string'
      ? redacted
      : hideInValue(json, hides);
}

/** The depth of JSON that was read is limited, so this ends; see `parsed`. */
function hideInValue(value: unknown, hides: Hides): unknown {
  if (typeof value === 'string') {
    return hideInText(value, hides);
  }
  if (Array.isArray(value)) {
    return value.map((item) => hideInValue(item, hides));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      inner !== null && hides(name) ? redacted : hideInValue(inner, hides),
    ]),
  );
}
