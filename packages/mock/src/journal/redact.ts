import type { OpenApiDocument, Operation } from '@belvo-openapi/spec';
import type { JournalEntry } from './entry.ts';

/** Stands where a value was. */
export const redacted = '[redacted]';

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

/** Names that are secret whatever the document says. */
const alwaysSecret =
  /pass(?:word|phrase|wd)?\d*$|secret|token$|authorization|cookie|api[-_]?key|private[-_]?key|certificate/i;

/**
 * Redacts by the document: a value is hidden when its name is marked `x-sensitive` anywhere, in any body or parameter.
 * That hides some harmless values too; the other way round would be worse.
 */
export function createRedactor(document: OpenApiDocument, operations: readonly Operation[]): Redactor {
  const names = new Set(operations.flatMap(({ sensitive }) => sensitive.map(({ path }) => nameOf(path))));
  for (const scheme of Object.values(document.components?.securitySchemes ?? {})) {
    names.add(String((scheme as { name?: unknown }).name).toLowerCase());
  }
  names.delete('');
  const hides = (name: string) => names.has(name) || names.has(name.toLowerCase()) || alwaysSecret.test(name);

  return ({ id, method, url, rawHeaders, json, text, operation, fault = null, outcome, answer }) => ({
    id,
    operationId: operation?.operationId ?? null,
    method,
    url: hideInUrl(url, operation, hides),
    headers: rawHeaders.map(([name, value]) => [name, hides(name) ? hideHeader(value) : value] as const),
    body: bodyOf(json, text, hides),
    fault,
    outcome,
    answer:
      answer === undefined
        ? null
        : {
            status: answer.status,
            headers: Object.fromEntries(
              Object.entries(answer.headers).map(([name, value]) => [name, hides(name) ? redacted : value]),
            ),
            body: bodyOf(answer.json, answer.text, hides),
          },
  });
}

/** The last name of a JSON Pointer; `*` stands for every item. */
function nameOf(pointer: string): string {
  return (
    pointer
      .split('/')
      .filter((part) => part !== '*')
      .at(-1)
      ?.replaceAll('~1', '/')
      .replaceAll('~0', '~') ?? ''
  );
}

/** Keeps the scheme, which is what one looks for: `Basic [redacted]`. */
function hideHeader(value: string): string {
  const [, scheme] = /^(Basic|Bearer|Digest) /i.exec(value) ?? [];
  return scheme === undefined ? redacted : `${scheme} ${redacted}`;
}

/** A body that is not JSON cannot be looked into, so only its size is told. */
function bodyOf(json: unknown, text: string, hides: (name: string) => boolean): unknown {
  if (text === '') {
    return null;
  }
  return json === undefined ? `[${Buffer.byteLength(text)} bytes that are not JSON]` : hideInValue(json, hides);
}

function hideInValue(value: unknown, hides: (name: string) => boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => hideInValue(item, hides));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      hides(name) && inner !== null ? redacted : hideInValue(inner, hides),
    ]),
  );
}

function hideInUrl(url: string, operation: Operation | undefined, hides: (name: string) => boolean): string {
  const [path = '', query] = url.split(/\?(.*)/s, 2);
  const template = operation?.path.split('/') ?? [];
  const shownPath = path
    .split('/')
    .map((segment, index) => {
      const [, name] = /^\{(.+)\}$/.exec(template[index] ?? '') ?? [];
      return name !== undefined && hides(name) ? redacted : segment;
    })
    .join('/');
  if (query === undefined) {
    return shownPath;
  }
  const shownQuery = query
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1);
      return hides(name.replace(/__\w+$/, '')) || hides(name) ? `${name}=${redacted}` : pair;
    })
    .join('&');
  return `${shownPath}?${shownQuery}`;
}
