import { WrittenNumber } from '../read/written-number.ts';
import { Kind, kindOf } from './kinds.ts';
import { decodePlaceholder } from './placeholders.ts';
import { isGeneratedThroughout } from './real-values.ts';
import type { Shape } from './shape.ts';
import type { ShapeStore, Source } from './shape-store.ts';

const INTEGER = /^-?(?:0|[1-9]\d{0,14})$/;
/** More digits than a number keeps, and no more than 64 bits hold. */
const BIG = /^-?[1-9]\d{15,17}$/;
const DECIMAL = /^-?(?:0|[1-9]\d*)\.\d+(?:e[+-]?\d+)?$/i;
const LIST = /^<[^<>]+>(?:(?:,|\||%20| )<[^<>]+>)+$/;

/** Shape of a value that travels as text: a query parameter, a header, a form field. */
export function textShape(written: string, source: Source, store: ShapeStore): Shape {
  const text = store.filledIn(written) ?? written;
  if (store.isVariable(text)) {
    // In a text a number needs no quotes.
    return store.ofBare(text, source);
  }
  const claim = decodePlaceholder(text);
  if (claim) {
    return store.ofString(text, source);
  }
  if (LIST.test(text)) {
    const first = decodePlaceholder(text.slice(0, text.indexOf('>') + 1));
    if (first) {
      return store.merge(store.claim(Kind.Array), store.ofItems(store.claim(first.kinds, first.format), source));
    }
  }
  const trimmed = text.trim();
  if (INTEGER.test(trimmed)) {
    return store.ofValue(1, source);
  }
  if (BIG.test(trimmed)) {
    return store.ofValue(new WrittenNumber(trimmed), source);
  }
  if (DECIMAL.test(trimmed)) {
    return store.ofValue(1.5, source);
  }
  if (trimmed === 'true' || trimmed === 'false') {
    return store.ofValue(true, source);
  }
  if (/^(?:\{[\s\S]*\}|\[[\s\S]*\])$/.test(trimmed)) {
    try {
      const value: unknown = JSON.parse(trimmed);
      // The structure of a value the generator made up is as random as its words.
      return isGeneratedThroughout(value) ? store.claim(kindOf(value)) : store.ofValue(value, source);
    } catch {
      // Text that merely begins with a bracket.
    }
  }
  return store.ofString(text, source);
}

/** How a list is written when its elements stand in one text: `a,b`, `a|b`, `a b`. */
export function listStyle(text: string): 'form' | 'pipeDelimited' | 'spaceDelimited' | undefined {
  if (!LIST.test(text)) {
    return undefined;
  }
  if (text.includes('>|<')) {
    return 'pipeDelimited';
  }
  return text.includes('>,<') ? 'form' : 'spaceDelimited';
}
