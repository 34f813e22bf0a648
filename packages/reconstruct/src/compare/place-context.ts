import type { Draft, Edit, Fact } from './difference.ts';
import { type SchemaView, viewSchema } from './schema-view.ts';
import { follow, type Key, type Place, type Source } from './source.ts';

/** The three documents of a comparison. */
export interface Sides {
  readonly theirs: Source;
  readonly ours: Source;
  /** What the collection said last time; undefined when nothing is known of it. */
  readonly base: Source | undefined;
  /** The path of a fact in the record, for a place of `theirs` or `base`. */
  readonly factPath: (place: Place) => readonly Key[];
}

/** One schema of the collection held against the specification's, and last time's, for the same place. */
export interface SchemaNode {
  readonly own: { readonly field: string; readonly attribute: string; difference: Draft }[];
  readonly children: { readonly field: string; readonly node: SchemaNode }[];
  /** The collection says nothing here. */
  silent: boolean;
}

/** Compares a place below another. */
export type Recurse = (
  theirs: readonly Place[],
  ours: readonly Place[],
  base: readonly Place[],
  known: boolean,
) => SchemaNode;

/** One place of a comparison: what each side says there, and what differs. */
export class PlaceContext {
  readonly sides: Sides;
  readonly theirs: readonly Place[];
  readonly ours: readonly Place[];
  readonly base: readonly Place[];
  readonly known: boolean;
  readonly node: SchemaNode;
  readonly recurse: Recurse;
  readonly now: SchemaView;
  readonly own: SchemaView;
  readonly before: SchemaView | undefined;

  constructor(
    sides: Sides,
    theirs: readonly Place[],
    ours: readonly Place[],
    base: readonly Place[],
    known: boolean,
    node: SchemaNode,
    recurse: Recurse,
  ) {
    this.sides = sides;
    this.theirs = theirs;
    this.ours = ours;
    this.base = base;
    this.known = known && sides.base !== undefined;
    this.node = node;
    this.recurse = recurse;
    this.now = viewSchema(sides.theirs, theirs);
    this.own = viewSchema(sides.ours, ours);
    this.before = sides.base && base.length > 0 ? viewSchema(sides.base, base) : undefined;
  }

  get at(): Place {
    return this.own.typed[0] ?? this.own.objects[0] ?? (this.ours[0] as Place);
  }

  get written(): Place {
    return this.theirs[0] as Place;
  }

  /** A fact about the schema itself, wherever it is written. */
  fact(...keys: Key[]): Fact {
    const { theirs, base, factPath } = this.sides;
    const now = [...factPath(follow(theirs, this.written) ?? this.written), ...keys];
    const [place] = this.base;
    const former = base && place && (follow(base, place) ?? place);
    return former ? { now, before: [...factPath(former), ...keys] } : now;
  }

  /** The fact of what stands here. */
  get here(): Fact {
    const { factPath } = this.sides;
    const [place] = this.base;
    return place ? { now: factPath(this.written), before: factPath(place) } : factPath(this.written);
  }

  add(field: string, attribute: string, difference: Draft): void {
    this.node.own.push({ field, attribute, difference });
  }

  note(attribute: string, message: string, field = ''): void {
    this.add(field, attribute, {
      kind: 'note',
      standing: 'theirs',
      message,
      at: this.at,
      facts: [],
      edits: [],
      weak: true,
    });
  }
}

/** Where an edit at a place, or below it, goes. */
export function here(place: Place, ...keys: Key[]): { file: string; path: readonly Key[] } {
  return { file: place.file, path: [...place.path, ...keys] };
}

/** A schema of the collection, as content of an edit. */
export function schemaFrom(from: Place): Edit['value'] & object {
  return { part: 'schema', from, operation: '' };
}

/** `string (uuid), null`; what a person calls the type of a place. */
export function typesText(view: SchemaView): string {
  const types = [...view.types].map((type) =>
    type === 'string' && view.formats.size > 0 ? `string (${[...view.formats].join(', ')})` : type,
  );
  return types.length === 0 ? 'anything' : types.join(', ');
}
