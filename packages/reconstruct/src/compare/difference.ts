import type { Key, Place } from './source.ts';

/**
 * How the specification differs from the collection:
 * `missing` lacks what the collection shows, `contradiction` says otherwise, `widened` says less than new evidence
 * shows, `gone` has what the collection showed last time and no longer does, `note` is worth a look and no more.
 */
export type DifferenceKind = 'missing' | 'contradiction' | 'widened' | 'gone' | 'note';

/**
 * Who made the difference, by what the collection said last time: `theirs` the collection alone, `ours` the
 * specification alone, `both`, or `unknown` where nothing is known of last time.
 */
export type Standing = 'theirs' | 'ours' | 'both' | 'unknown';

/** Where a difference shows. */
export interface Use {
  /** `GET /orders/{id}`, as the specification writes it; `document` for what is said of all. */
  readonly operation: string;
  /** Paths of the collection's items that show it. */
  readonly items: readonly string[];
  /** `response 200 body currency type`: the phrases of decision records and ignore lists. */
  readonly what: string;
}

/** A change of the specification that would settle a difference. */
export interface Edit {
  /**
   * `set` gives a key a value, `append` adds to a list, `remove` takes a key out, `drop` a value out of a list, `fill`
   * sets each key of a map that is not there yet.
   */
  readonly action: 'set' | 'append' | 'remove' | 'drop' | 'fill';
  readonly file: string;
  readonly path: readonly Key[];
  /** The value: plain data, or a part of the collection's document that is yet to be written. */
  readonly value?: Content;
}

/** Kinds of parts of a document. */
export type Part =
  | 'schema'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'media'
  | 'operation'
  | 'header'
  | 'example'
  | 'security';

/** What an edit writes. */
export type Content =
  | { readonly data: unknown }
  | {
      readonly part: Part;
      /** Where it stands in the collection's document. */
      readonly from: Place;
      /** What it is part of, for names: the operation's key, and a status or media type. */
      readonly operation: string;
      readonly detail?: string;
    };

/** The path of a fact in the record, now and last time where a part had another name. */
export type Fact = readonly Key[] | { readonly now: readonly Key[]; readonly before: readonly Key[] };

/** One difference between a collection and a specification. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly standing: Standing;
  /** Both sides in a sentence. */
  readonly message: string;
  /** What the collection said last time, in short. */
  readonly base?: string | undefined;
  readonly ours?: string | undefined;
  readonly theirs?: string | undefined;
  /** Place in the specification to look at. */
  readonly at: Place;
  /** Facts of the record that stay as they were until the difference is settled. */
  readonly facts: readonly Fact[];
  /** What would settle it; empty when that is for a person to write, for the reason in `blocked`. */
  readonly edits: readonly Edit[];
  readonly blocked?: string | undefined;
  /** Prose and guesses: no difference where nothing is known of last time. */
  readonly weak: boolean;
  readonly uses: readonly Use[];
}

/** A difference before it is known everywhere it shows. */
export type Draft = Omit<Difference, 'uses'>;

/** Who made a difference. */
export function standingOf(known: boolean, theirsIsBase: boolean, oursIsBase: boolean): Standing {
  if (!known) {
    return 'unknown';
  }
  return theirsIsBase ? 'ours' : oursIsBase ? 'theirs' : 'both';
}

/** A value for a person, on one line and not too long. */
export function shown(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : (JSON.stringify(value) ?? '');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
