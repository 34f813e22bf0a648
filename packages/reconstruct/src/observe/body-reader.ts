import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { brokenAt, parseLenient } from '../read/lenient-json.ts';
import type { Shape } from './shape.ts';
import { MAX_DEPTH, type ShapeStore, type Source } from './shape-store.ts';
import { xmlShape } from './xml.ts';

/** What a body's text turned out to hold. */
export interface ReadBody {
  readonly shape: Shape;
  /** The text is JSON, possibly after repairs. */
  readonly json: boolean;
}

/** Reads the texts of bodies; the same text is read once, however often a collection repeats it. */
export class BodyReader {
  readonly #store: ShapeStore;
  readonly #diagnostics: Diagnostics;
  readonly #known = { response: new Map<string, ReadBody>(), request: new Map<string, ReadBody>() };

  constructor(store: ShapeStore, diagnostics: Diagnostics) {
    this.#store = store;
    this.#diagnostics = diagnostics;
  }

  /** Shape of a body's text; `mediaType` decides whether XML is read as such. */
  read(text: string, mediaType: string | undefined, source: Source, where: string): ReadBody {
    const known = this.#known[source].get(text);
    if (known) {
      return known;
    }
    const result = this.#read(text, mediaType, source, where);
    this.#known[source].set(text, result);
    return result;
  }

  #read(text: string, mediaType: string | undefined, source: Source, where: string): ReadBody {
    const parsed = parseLenient(text);
    if (!parsed) {
      if (/json/i.test(mediaType ?? '') && /^\s*[{[]/.test(text)) {
        this.#diagnostics.add(
          'warning',
          'broken-json',
          where,
          'The body is not JSON even leniently read; it is described as text.',
          `line ${brokenAt(text)} of the body`,
        );
      }
      const xml = isXml(text, mediaType) ? xmlShape(text, this.#store, source) : undefined;
      return { shape: xml ?? this.#store.ofString(text, source), json: false };
    }
    if (parsed.repairs.length > 0) {
      this.#diagnostics.add(
        'info',
        'repaired-json',
        where,
        `The body is JSON only after forgiving ${parsed.repairs.join(', ')}.`,
      );
    }
    this.#store.tooDeep = false;
    const inner = typeof parsed.value === 'string' && source === 'request' ? innerJson(parsed.value) : undefined;
    if (inner !== undefined) {
      this.#diagnostics.add(
        'info',
        'json-in-json',
        where,
        'The body is JSON written as a JSON string; what it holds is described.',
      );
    }
    const shape = this.#store.ofValue(inner ?? parsed.value, source);
    if (this.#store.tooDeep) {
      this.#diagnostics.add(
        'warning',
        'too-deep',
        where,
        `The body is nested deeper than ${MAX_DEPTH} levels; what lies below is left open.`,
      );
    }
    return { shape, json: true };
  }
}

/** The object or list in a JSON string that holds JSON again. */
export function innerJson(text: string): unknown {
  return /^\s*[{[]/.test(text) ? parseLenient(text)?.value : undefined;
}

function isXml(text: string, mediaType: string | undefined): boolean {
  return /[/+]xml\b/i.test(mediaType ?? '') || /^\s*<\?xml\b/.test(text);
}
