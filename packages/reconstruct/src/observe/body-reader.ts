import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { jsonValue, parseBroken, parseLenient } from '../read/lenient-json.ts';
import type { Shape } from './shape.ts';
import { MAX_DEPTH, type ShapeStore, type Source } from './shape-store.ts';

/** What a body's text turned out to hold. */
export interface ReadBody {
  readonly shape: Shape;
  /** The text is JSON, possibly after repairs. */
  readonly json: boolean;
}

type Known = Map<string, ReadBody>;

/** Reads the texts of bodies; the same text is read once, however often a collection repeats it. */
export class BodyReader {
  readonly #store: ShapeStore;
  readonly #diagnostics: Diagnostics;
  readonly #known = { response: new Map<string, Known>(), request: new Map<string, Known>() };

  constructor(store: ShapeStore, diagnostics: Diagnostics) {
    this.#store = store;
    this.#diagnostics = diagnostics;
  }

  /**
   * Shape of a body's text.
   *
   * @param mediaType whether it says that the text is JSON
   * @param owner what the body is called, see `Shape.owner`; empty for errors, which all speak alike
   */
  read(text: string, mediaType: string | undefined, source: Source, where: string, owner = ''): ReadBody {
    let texts = this.#known[source].get(owner);
    if (!texts) {
      texts = new Map();
      this.#known[source].set(owner, texts);
    }
    let result = texts.get(text);
    if (!result) {
      result = this.#read(text, mediaType, source, where, owner);
      texts.set(text, result);
    }
    return result;
  }

  #read(text: string, mediaType: string | undefined, source: Source, where: string, owner: string): ReadBody {
    const parsed = parseLenient(text);
    if (!parsed) {
      const declared = /json/i.test(mediaType ?? '');
      const broken = parseBroken(text);
      const kept = broken && (declared ? isStructure(broken.value) : holdsKeys(broken.value));
      if (broken && (declared || kept)) {
        const rest = kept ? 'what stands before the break is described' : 'it is described as text';
        const message = `The body is not JSON even leniently read; ${rest}.`;
        this.#diagnostics.add('warning', 'broken-json', where, message, `line ${broken.line} of the body`);
      }
      if (broken && kept) {
        return { shape: this.#store.ofValue(broken.value, source, owner), json: true };
      }
      return { shape: this.#store.ofString(text, source), json: false };
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
    const shape = this.#store.ofValue(inner ?? parsed.value, source, owner);
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

function isStructure(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

// A text in brackets is no JSON until something in it is.
function holdsKeys(value: unknown): boolean {
  const object = Array.isArray(value) ? value[0] : value;
  return isStructure(object) && Object.keys(object as object).length > 0;
}

/** The object or list in a JSON string that holds JSON again. */
export function innerJson(text: string): unknown {
  return /^\s*[{[]/.test(text) ? jsonValue(text) : undefined;
}
