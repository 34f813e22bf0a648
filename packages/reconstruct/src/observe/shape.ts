import { Kind } from './kinds.ts';
import type { Layout } from './layout.ts';

/**
 * The structure of everything seen at a place. Shapes are immutable and interned by their store: two places that
 * showed the same structure hold the same object, so comparing, merging and counting are cheap.
 */
export interface Shape {
  readonly id: number;
  /** Types in force: placeholders and saved responses; requests only where those say nothing. */
  readonly kinds: number;
  /** Keys in order; undefined where no object with keys of its own was seen. */
  readonly layout: Layout | undefined;
  /** What the keys hold, in the order of the layout. */
  readonly members: readonly Shape[];
  /** Types named by placeholders: the strongest evidence. */
  readonly claimed: number;
  /** Types of real values in saved responses. */
  readonly literal: number;
  /** Types of real values in requests, which are often made up by whoever tried the request. */
  readonly weak: number;
  /** Format named by placeholders; MIXED when they disagree. */
  readonly format: string;
  /** Format every real text of saved responses has; MIXED when they have none in common. */
  readonly guess: string;
  /** The same for requests. */
  readonly weakGuess: string;
  /** What the keys hold, by key. */
  readonly props: ReadonlyMap<string, Shape> | undefined;
  /** Keys that at least one object lacked. */
  readonly optional: ReadonlySet<string> | undefined;
  readonly items: Shape | undefined;
  /** Values of an object whose keys are data: a map. */
  readonly values: Shape | undefined;
  /** A placeholder said "some object" without any key. */
  readonly free: boolean;
  /** The generator gave up here at least once. */
  readonly unknown: boolean;
  /** Name of the schema a circular marker gives. */
  readonly circular: string;
  /** A gap that stood here, to be filled in by whoever sends it: `<quoteId>`, a variable without value. */
  readonly gap: string;
  /** What a small object is called where it was seen: objects of few keys are alike by chance. */
  readonly owner: string;
  /** Number of objects written by a person rather than a generator, counted to `MANY`. */
  readonly real: number;
}

/** No common format. */
export const MIXED = '!';

/** Where counting of real objects stops. */
export const MANY = 3;

/**
 * Format in force, or an empty string. `answered` says that the schema describes responses too: then what somebody
 * typed into a request is no evidence for a format.
 */
export function effectiveFormat(shape: Shape, answered = false): string {
  if (shape.format !== '') {
    const contradicted = shape.guess !== '' && shape.guess !== shape.format;
    return shape.format === MIXED || contradicted ? '' : shape.format;
  }
  if (shape.claimed !== 0) {
    return '';
  }
  // A text of which only a test speaks has no value that could say more.
  const isOnlyTested = shape.guess === '' && (shape.literal & Kind.String) !== 0;
  const guess = shape.guess || (answered && !isOnlyTested ? '' : shape.weakGuess);
  return guess === MIXED ? '' : guess;
}

/** Nothing is known about the place: null alone says that it can be empty, not what it holds. */
export function isBlank(shape: Shape): boolean {
  return shape.claimed === 0 && (shape.kinds & ~Kind.Null) === 0;
}
