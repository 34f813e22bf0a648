import { Kind } from './kinds.ts';

/** What a placeholder such as `<dateTime>` says about its place. */
export interface Claim {
  readonly kinds: number;
  readonly format: string;
}

/**
 * Words between angle brackets that Postman's generator writes for a type or a format.
 * A list, not a pattern: `<6 digit>` and `<% body %>` are literal texts that only look like placeholders.
 */
const WORDS: Readonly<Record<string, Claim>> = Object.fromEntries([
  ...words(Kind.String, { string: '' }),
  ...words(Kind.Integer, {
    integer: '',
    long: 'int64',
    int: '',
    int32: 'int32',
    int64: 'int64',
    uint32: '',
    uint64: '',
  }),
  ...words(Kind.Number, { number: '', float: 'float', double: 'double', decimal: '' }),
  ...words(Kind.Boolean, { boolean: '' }),
  ...words(Kind.Object, { object: '' }),
  ...words(Kind.Array, { array: '' }),
  ...words(Kind.Null, { null: '' }),
  ...words(Kind.String, {
    dateTime: 'date-time',
    'date-time': 'date-time',
    // The generator has a word of its own for date-time: this one is a format that the author calls so.
    datetime: 'datetime',
    date: 'date',
    time: 'time',
    duration: 'duration',
    uuid: 'uuid',
    guid: 'guid',
    email: 'email',
    'idn-email': 'idn-email',
    uri: 'uri',
    url: 'url',
    'uri-reference': 'uri-reference',
    'uri-template': 'uri-template',
    iri: 'iri',
    hostname: 'hostname',
    ipv4: 'ipv4',
    ipv6: 'ipv6',
    byte: 'byte',
    binary: 'binary',
    password: 'password',
    'json-pointer': 'json-pointer',
    regex: 'regex',
  }),
]);

function words(kinds: number, formats: Readonly<Record<string, string>>): (readonly [string, Claim])[] {
  return Object.entries(formats).map(([word, format]) => [word, { kinds, format }] as const);
}

const memo = new Map<string, Claim | null>();

/** The claim a text makes when it is a placeholder: `<uuid>`, `<string,null>`, XML's `(integer)`. */
export function decodePlaceholder(text: string): Claim | undefined {
  const first = text.charCodeAt(0);
  if ((first !== 60 && first !== 40) || text.length > 40) {
    return undefined;
  }
  const known = memo.get(text);
  if (known !== undefined) {
    return known ?? undefined;
  }
  const claim = decode(text);
  if (memo.size < 1000) {
    memo.set(text, claim ?? null);
  }
  return claim;
}

function decode(text: string): Claim | undefined {
  if (text === '(string)' || text === '(integer)' || text === '(number)' || text === '(boolean)') {
    return own(text.slice(1, -1));
  }
  const inner = /^<([^<>]+)>$/.exec(text)?.[1];
  if (inner === undefined) {
    return undefined;
  }
  const parts = inner.split(',').map((part) => own(part.trim()));
  if (parts.some((part) => part === undefined)) {
    return isMadeUpFormat(inner) ? { kinds: Kind.String, format: inner } : undefined;
  }
  const claims = parts as Claim[];
  const scalar = claims.filter((claim) => claim.kinds !== Kind.Null);
  return {
    kinds: claims.reduce((bits, claim) => bits | claim.kinds, 0),
    format: scalar.length === 1 ? (scalar[0]?.format ?? '') : '',
  };
}

const FORMAT_WORD =
  /^(?:date|time|datetime|timestamp|duration|uuid\d?|guid|uri|url|email|ip|ipv[46]|hostname|phone|decimal|money|currency|base64|binary|byte|hex|json|xml|html|[ymdhs]{1,4})$/i;

// Authors make formats up: `<google-datetime>`. But people also write `<user_id>` where a value has to be filled in,
// which says nothing about its type.
function isMadeUpFormat(text: string): boolean {
  const parts = text.split(/[-_.]/);
  return (
    parts.length > 1 && parts.every((part) => /^[a-z0-9]+$/i.test(part)) && parts.some((part) => FORMAT_WORD.test(part))
  );
}

function own(word: string): Claim | undefined {
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}

const CIRCULAR = /^<Circular reference to #\/(?:components\/schemas\/)?([^\s<>]+) detected>?$/;
const UNKNOWN = /^<(Error: |Circular reference to )|^reference \S+ not found in the OpenAPI spec/;

/** A text the generator wrote where it gave up; `name` is the schema it names, if it names one. */
export function decodeMarker(text: string): { readonly name: string } | undefined {
  const first = text.charCodeAt(0);
  if ((first !== 60 && first !== 114) || !UNKNOWN.test(text)) {
    return undefined;
  }
  return { name: CIRCULAR.exec(text)?.[1] ?? '' };
}

/** The marker of a generated body's hidden part: `{"value": "<Error: Too many levels of nesting…>"}`. */
export function markerOf(value: unknown): { readonly name: string } | undefined {
  if (typeof value === 'string') {
    return decodeMarker(value);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const text = (value as { value?: unknown }).value;
  return typeof text === 'string' && Object.keys(value).length === 1 ? decodeMarker(text) : undefined;
}

const GAP = /^<[^<>]+>$/;
const GAP_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:uuid|guid)(?:v?\d)?\b/i, 'uuid'],
  [/\be-?mail\b/i, 'email'],
  [/\b(?:date[- ]?time|iso[- ]?8601)\b/i, 'date-time'],
  [/\bdate\b/i, 'date'],
  [/\b(?:url|uri)\b/i, 'uri'],
];

/** The format that a gap asks for in words, `<random UUID>`; an empty string for other texts. */
export function gapFormat(text: string): string {
  return text.charCodeAt(0) === 60 && GAP.test(text)
    ? (GAP_FORMATS.find(([words]) => words.test(text))?.[1] ?? '')
    : '';
}
