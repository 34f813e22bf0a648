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
 * Redacts by the document: a value is hidden when its name is marked `x-sensitive` anywhere in the operation, at any
 * depth and also where the body is not what the schema says. For a request that means no operation, the names of all
 * operations count.
 */
export function createRedactor(document: OpenApiDocument, operations: readonly Operation[]): Redactor {
  const always = new Set(
    Object.values(document.components?.securitySchemes ?? {}).map((scheme) =>
      String((scheme as { name?: unknown }).name).toLowerCase(),
    ),
  );
  const namesOf = new Map(operations.map((operation) => [operation, sensitiveNames([operation])]));
  const allNames = sensitiveNames(operations);

  return ({ id, method, url, rawHeaders, json, text, operation, fault = null, outcome, answer }) => {
    const names = (operation && namesOf.get(operation)) ?? allNames;
    const hides: Hides = (name) => names.has(name) || always.has(name.toLowerCase()) || alwaysSecret.test(name);
    return {
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
    };
  };
}

type Hides = (name: string) => boolean;

function sensitiveNames(operations: readonly Operation[]): ReadonlySet<string> {
  return new Set(operations.flatMap(({ sensitive }) => sensitive.map(({ path }) => nameOf(path))));
}

/** The last name of a JSON Pointer; `*` stands for every item. */
function nameOf(pointer: string): string {
  const last =
    pointer
      .split('/')
      .filter((part) => part !== '*')
      .at(-1) ?? '';
  return last.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Keeps the scheme, which is what one looks for: `Basic [redacted]`. */
function hideHeader(value: string): string {
  const [, scheme] = /^(Basic|Bearer|Digest) /i.exec(value) ?? [];
  return scheme === undefined ? redacted : `${scheme} ${redacted}`;
}

/** A body that is not JSON cannot be looked into, so only its size is told. */
function bodyOf(json: unknown, text: string, hides: Hides): unknown {
  if (text === '') {
    return null;
  }
  return json === undefined ? `[${Buffer.byteLength(text)} bytes that are not JSON]` : hideInValue(json, hides);
}

function hideInValue(value: unknown, hides: Hides): unknown {
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

function hideInUrl(url: string, operation: Operation | undefined, hides: Hides): string {
  const [path = '', query] = url.split(/\?(.*)/s, 2);
  const { path: route = '', sensitive = [] } = operation ?? {};
  const template = route.split('/');
  const shownPath = path
    .split('/')
    .map((segment, index) => {
      const [, name] = /^\{(.+)\}$/.exec(template[index] ?? '') ?? [];
      return sensitive.some((found) => found.in === 'path' && found.path === `/${name}`) ? redacted : segment;
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
