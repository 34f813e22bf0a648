import type { Clusters } from '../infer/clusters.ts';
import { fitsFormat, withColon } from '../observe/formats.ts';
import { Kind, kindOf } from '../observe/kinds.ts';
import { type Claim, decodeMarker, decodePlaceholder, markerOf } from '../observe/placeholders.ts';
import { isGeneratedThroughout } from '../observe/real-values.ts';
import { effectiveFormat, type Shape } from '../observe/shape.ts';
import { MAX_DEPTH } from '../observe/shape-store.ts';
import { put } from '../read/guards.ts';
import { bareText } from '../read/lenient-json.ts';
import { sameJson } from '../read/same-json.ts';
import { WrittenNumber } from '../read/written-number.ts';
import { isPasswordName } from '../secrets/secret-names.ts';

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  date: '2024-01-31',
  'date-time': '2024-01-31T09:30:00Z',
  datetime: '2024-01-31T09:30:00Z',
  guid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  time: '09:30:00Z',
  duration: 'P1D',
  email: 'ana@example.com',
  'idn-email': 'ana@example.com',
  uri: 'https://example.com',
  url: 'https://example.com',
  'uri-reference': '/path',
  'uri-template': '/path/{id}',
  iri: 'https://example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  byte: 'dGV4dA==',
  password: 'not-a-real-password',
  'json-pointer': '/path',
  regex: '.*',
};

const OMIT = Symbol('omit');
/** Elements from which on a list is cut to what shows its shape, and the number of those that always stay. */
const LONG = 20;
const FIRST = 3;

/**
 * Turns saved bodies into examples that fit the schema: placeholders become values of the type and format they stand
 * for, and the generator's repetitions of one element become one.
 */
export class ExampleValues {
  readonly #clusters: Clusters;
  /** Elements of long lists that were left out. */
  cut = 0;

  constructor(clusters: Clusters) {
    this.#clusters = clusters;
  }

  /** The example for a body at a place of the given shape. */
  fill(value: unknown, shape: Shape): unknown {
    const filled = this.#fill(value, shape, 0);
    return filled === OMIT ? {} : filled;
  }

  #fill(value: unknown, place: Shape | undefined, depth: number): unknown {
    if (depth > MAX_DEPTH) {
      return OMIT;
    }
    if (typeof value === 'string') {
      return textExample(value, place);
    }
    if (value instanceof WrittenNumber) {
      return scalarExample(value.isWhole ? value : Number(value), place);
    }
    if (markerOf(value)) {
      return OMIT;
    }
    if (typeof value === 'object' && value !== null) {
      const kinds = place ? place.kinds : 0;
      // A request that sends a structure where the schema has none is not worth showing.
      if (place && kinds !== 0 && (kinds & kindOf(value)) === 0) {
        return sampleOf(kinds, effectiveFormat(place));
      }
      if (Array.isArray(value)) {
        return this.#list(value, place, depth);
      }
      const shape = place?.layout ? this.#clusters.bestOf(place) : place;
      const out: Record<string, unknown> = {};
      const keys = Object.keys(value);
      for (let i = 0; i < keys.length; i += 1) {
        const key = keys[i] as string;
        const member = (value as Record<string, unknown>)[key];
        const filled = this.#fill(member, shape?.props?.get(key) ?? shape?.values, depth + 1);
        if (filled !== OMIT) {
          put<unknown>(out, key, filled === 'string' && isPasswordName(key) ? BY_FORMAT.password : filled);
        }
      }
      return out;
    }
    return scalarExample(value, place);
  }

  #list(value: readonly unknown[], place: Shape | undefined, depth: number): unknown[] {
    // The generator writes every element twice.
    const elements = value.length === 2 && isGeneratedPair(value[0], value[1]) ? value.slice(0, 1) : value;
    const shown = elements.length > LONG ? telling(elements) : elements;
    this.cut += elements.length - shown.length;
    return shown.map((element) => this.#fill(element, place?.items, depth + 1)).filter((filled) => filled !== OMIT);
  }
}

/** The first elements of a long list, and those after them that hold what no element before them did. */
function telling(elements: readonly unknown[]): readonly unknown[] {
  const seen = new Set<string>();
  const shown: unknown[] = [];
  for (const element of elements) {
    const before = seen.size;
    if (shown.length < LONG) {
      noteKeys(element, '', seen, 0);
    }
    if (shown.length < FIRST || (seen.size > before && shown.length < LONG)) {
      shown.push(element);
    }
  }
  return shown;
}

function noteKeys(value: unknown, place: string, seen: Set<string>, depth: number): void {
  seen.add(`${place}:${kindOf(value)}`);
  if (typeof value === 'object' && value !== null && depth < 4) {
    const list = Array.isArray(value);
    for (const [key, member] of Object.entries(list ? value.slice(0, FIRST) : value)) {
      noteKeys(member, `${place}.${list ? '' : key}`, seen, depth + 1);
    }
  }
}

function isGeneratedPair(one: unknown, two: unknown): boolean {
  return sameJson(one, two) && (holdsPlaceholder(one, 0) || isGeneratedThroughout(one));
}

function holdsPlaceholder(value: unknown, depth: number): boolean {
  if (typeof value === 'string') {
    return value.charCodeAt(0) === 60 && /^<[^<>"]+>$/.test(value);
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
    return false;
  }
  for (const key in value) {
    if (holdsPlaceholder((value as Record<string, unknown>)[key], depth + 1)) {
      return true;
    }
  }
  return false;
}

function textExample(text: string, place: Shape | undefined): unknown {
  const claim = decodePlaceholder(text);
  if (claim) {
    return sampleFor(claim, place);
  }
  return decodeMarker(text) ? OMIT : scalarExample(text, place);
}

/** A made-up value in place of a placeholder: what the place is known to hold, else what the placeholder says. */
function sampleFor(claim: Claim, place: Shape | undefined): unknown {
  return place && place.kinds !== 0
    ? sampleOf(place.kinds, effectiveFormat(place))
    : sampleOf(claim.kinds, claim.format);
}

/** A scalar that fits a place: the value itself when it does, else one made up for type and format. */
export function scalarExample(value: unknown, place: Shape | undefined): unknown {
  const kinds = place ? place.kinds : 0;
  const format = place ? effectiveFormat(place) : '';
  if (typeof value === 'string') {
    const bare = bareText(value);
    if (bare !== undefined) {
      return kinds === 0 ? bare : sampleOf(kinds, format);
    }
    const claim = decodePlaceholder(value);
    if (claim) {
      return sampleFor(claim, place);
    }
    const typed = kinds === 0 || kinds & Kind.String ? undefined : typedText(value, kinds);
    if (typed !== undefined) {
      return typed;
    }
    if (format === 'date-time' && withColon(value) !== undefined) {
      return withColon(value);
    }
    if ((kinds & Kind.String && !fitsFormat(value, format)) || (kinds !== 0 && !(kinds & Kind.String))) {
      return sampleOf(kinds, format);
    }
    return value;
  }
  const kind = kindOf(value);
  const fits = kinds === 0 || (kinds & kind) !== 0 || (kind === Kind.Integer && (kinds & Kind.Number) !== 0);
  return fits ? value : sampleOf(kinds, format);
}

/** A number or boolean that traveled as text, in a form for instance. */
function typedText(text: string, kinds: number): unknown {
  const number = Number(text);
  if (kinds & (Kind.Integer | Kind.Number) && text.trim() !== '' && Number.isFinite(number)) {
    return Number.isInteger(number) || kinds & Kind.Number ? number : undefined;
  }
  return kinds & Kind.Boolean && (text === 'true' || text === 'false') ? text === 'true' : undefined;
}

/** A made-up value of a type and format. */
export function sampleOf(kinds: number, format: string): unknown {
  if (kinds & Kind.String) {
    return BY_FORMAT[format] ?? 'string';
  }
  if (kinds & Kind.Integer) {
    return 1;
  }
  if (kinds & Kind.Number) {
    return 1.5;
  }
  if (kinds & Kind.Boolean) {
    return true;
  }
  if (kinds & Kind.Array) {
    return [];
  }
  return kinds & Kind.Null ? null : {};
}
