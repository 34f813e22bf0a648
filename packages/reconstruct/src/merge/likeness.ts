import { dirname } from 'node:path/posix';
import { SchemaComparison } from '../compare/compare-schema.ts';
import { viewSchema } from '../compare/schema-view.ts';
import { childOf, follow, type Place, rootPlace, type Source } from '../compare/source.ts';
import { isDict } from '../read/guards.ts';
import type { HouseStyle } from './house-style.ts';

/** Fields from which on a body is known by them. */
const TELLING = 3;
/** Share of its fields that another body must show to be taken for it. */
const ALIKE = 0.6;

/** The documents that are held against one another. */
export interface LikenessSides {
  readonly theirs: Source;
  readonly ours: Source;
  readonly base: Source | undefined;
}

/** Finds out which schemas of a specification can stand for one of the collection's. */
export class Likeness {
  readonly #theirs: Source;
  readonly #spec: Source;
  readonly #base: Source | undefined;
  readonly #bodies: HouseStyle['bodies'];
  readonly #files: HouseStyle['schemaFiles'];

  constructor({ theirs, ours, base }: LikenessSides, { bodies, schemaFiles }: HouseStyle) {
    this.#theirs = theirs;
    this.#spec = ours;
    this.#base = base;
    this.#bodies = bodies;
    this.#files = schemaFiles;
  }

  /** What stands at the schema's place is the same schema, if all that differs was decided here. */
  canStandFor(stale: Place, name: string): boolean {
    const place = this.#current(stale);
    const base = this.#base;
    const former = base && childOf(childOf(childOf(rootPlace(base), 'components'), 'schemas'), name);
    const sides = { theirs: this.#theirs, ours: this.#spec, base, factPath: () => [] };
    const differences = new SchemaComparison(sides).compare(
      this.#theirSchema(name),
      place,
      former,
      former !== undefined,
    );
    const own = viewSchema(this.#spec, [place]);
    const keys = [...viewSchema(this.#theirs, [this.#theirSchema(name)]).properties.keys()];
    return (
      (keys.length === 0 || own.open || keys.some((key) => own.properties.has(key))) &&
      differences.every(
        ({ difference: { kind, standing } }) => kind === 'note' || kind === 'gone' || standing === 'ours',
      )
    );
  }

  #theirSchema(name: string): Place {
    return {
      file: this.#theirs.root,
      path: [],
      value: { $ref: `#/components/schemas/${name}` },
    };
  }

  /** The body of other operations that has nearly the same fields and lets pass all that is shown; the nearest first. */
  sameShape(name: string, side: 'request' | 'response', file: string): Place | undefined {
    const theirs = this.#theirSchema(name);
    const keys = [...viewSchema(this.#theirs, [theirs]).properties.keys()];
    if (keys.length < TELLING) {
      return undefined;
    }
    const alike = this.#bodies[side].filter((place) => {
      const own = viewSchema(this.#spec, [place]).properties;
      return keys.every((key) => own.has(key)) && keys.length >= own.size * ALIKE && this.#coversPlace(place, theirs);
    });
    return alike.find((place) => isNear(place.file, file)) ?? alike[0];
  }

  /** A component of the same name and the same shape. */
  sameName(name: string): Place | undefined {
    const file = this.#files.get(name);
    const root =
      childOf(childOf(childOf(rootPlace(this.#spec), 'components'), 'schemas'), name) ??
      (file === undefined ? undefined : { file, path: [], value: this.#spec.data(file) });
    const place = root && follow(this.#spec, root);
    if (place === undefined) {
      return undefined;
    }
    const keys = (source: Source, at: Place): string => [...viewSchema(source, [at]).properties.keys()].sort().join();
    const theirs = this.#theirSchema(name);
    return keys(this.#spec, place) === keys(this.#theirs, theirs) && this.#coversPlace(place, theirs)
      ? root
      : undefined;
  }

  /** Whether a schema of the specification lets pass all that one of the collection shows. */
  covers(own: Place | undefined, schema: unknown): boolean {
    if (schema === undefined || own === undefined) {
      return own !== undefined;
    }
    return this.#coversPlace(own, { file: this.#theirs.root, path: [], value: schema });
  }

  /** A place as it is after the changes made so far. */
  #current(place: Place): Place {
    let at: Place | undefined = { file: place.file, path: [], value: this.#spec.data(place.file) };
    for (const key of place.path) {
      at = childOf(at, key);
    }
    return at ?? place;
  }

  #coversPlace(stale: Place, theirs: Place): boolean {
    const own = this.#current(stale);
    const sides = { theirs: this.#theirs, ours: this.#spec, base: undefined, factPath: () => [] };
    return new SchemaComparison(sides).compare(theirs, own, undefined, false).length === 0;
  }

  /** Whether a response has every body that one of the collection shows. */
  coversResponse(own: Place, response: unknown): boolean {
    const contents = isDict(response) && isDict(response.content) ? response.content : {};
    const mine = childOf(own, 'content');
    return Object.entries(contents).every(([type, media]) => {
      const schema = childOf(childOf(mine, type), 'schema');
      return schema !== undefined && this.covers(schema, isDict(media) ? media.schema : undefined);
    });
  }
}

/** Whether two files belong to the same resource, or the first to all. */
export function isNear(one: string, other: string): boolean {
  const top = (file: string): string => dirname(dirname(file));
  return top(one) === top(other) || /(?:^|\/)(?:shared|common|components)\//.test(one);
}

/** Whether two files belong to the same resource, in a specification that has folders for them. */
export function sameFolder(one: string, other: string): boolean {
  const top = dirname(dirname(one));
  return top === dirname(dirname(other)) && top !== '.';
}
