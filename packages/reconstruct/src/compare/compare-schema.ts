import { isDict } from '../read/guards.ts';
import { compareItems, compareOthers, compareProperties, compareRequired } from './compare-members.ts';
import { compareFormat, compareTypes, compareValues, fillOpen } from './compare-types.ts';
import type { Draft, Edit } from './difference.ts';
import { PlaceContext, type Recurse, type SchemaNode, type Sides } from './place-context.ts';
import { componentName, schemasId } from './schema-view.ts';
import { type Place, placeId, referenceOf } from './source.ts';

/** A node with where it is used. */
export interface SchemaDifference {
  /** `results[].id type`, empty for the body as a whole. */
  readonly what: string;
  readonly difference: Draft;
}

/** Compares schemas place by place; what is used at many places is compared once. */
export class SchemaComparison {
  readonly #sides: Sides;
  readonly #nodes = new Map<string, SchemaNode>();
  /** What the collection shows at each place of the specification, which may be one for several of the collection's. */
  readonly #atPlace = new Map<string, SchemaNode[]>();
  /** Places of the specification by the collection's component that stands there. */
  readonly counterparts = new Map<string, Map<string, Place>>();

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /**
   * Differences at a place.
   *
   * @param known whether it is known what the collection said here last time
   */
  compare(theirs: Place, ours: Place, base: Place | undefined, known: boolean): SchemaDifference[] {
    const found: SchemaDifference[] = [];
    const seen = new Set<SchemaNode>();
    const walk = (node: SchemaNode, field: string): void => {
      if (seen.has(node)) {
        return;
      }
      seen.add(node);
      for (const { field: own, attribute, difference } of node.own) {
        found.push({ what: [join(field, own), attribute].filter((part) => part !== '').join(' '), difference });
      }
      for (const child of node.children) {
        walk(child.node, join(field, child.field));
      }
    };
    walk(this.#node([theirs], [ours], base ? [base] : [], known), '');
    return found;
  }

  /**
   * Leaves to a person what would change a schema for places where the collection does not show the change. To be
   * called when every place has been compared; differences come out right after that.
   */
  blockShared(): void {
    for (const nodes of this.#atPlace.values()) {
      const telling = nodes.filter((node) => !node.silent);
      for (const node of telling) {
        for (const own of node.own.filter(({ difference }) => narrows(difference))) {
          const edits = JSON.stringify(own.difference.edits.map(withoutOrigin));
          const everywhere = telling.every((other) =>
            other.own.some(
              ({ attribute, difference }) =>
                attribute === own.attribute && JSON.stringify(difference.edits.map(withoutOrigin)) === edits,
            ),
          );
          if (!everywhere) {
            const blocked = 'the schema is shared with places where the collection shows otherwise';
            own.difference = { ...own.difference, blocked };
          }
        }
      }
    }
    for (const own of [...this.#nodes.values()].flatMap((node) => node.own)) {
      if (own.difference.blocked !== undefined) {
        own.difference = { ...own.difference, edits: [] };
      }
    }
  }

  #node(theirs: readonly Place[], ours: readonly Place[], base: readonly Place[], known: boolean): SchemaNode {
    const { theirs: a, ours: b, base: c } = this.#sides;
    const then = c && base.length > 0 ? schemasId(c, base) : '';
    const written = theirs.map(placeId).join(' ');
    const named = theirs.flatMap((place) => componentName(place) ?? []);
    const key = [named.length > 0 ? schemasId(a, theirs) : written, schemasId(b, ours), then, known].join(' | ');
    const before = this.#nodes.get(key);
    if (before) {
      return before;
    }
    const node: SchemaNode = { own: [], children: [], silent: false };
    this.#nodes.set(key, node);
    const here = schemasId(b, ours);
    this.#atPlace.set(here, [...(this.#atPlace.get(here) ?? []), node]);
    this.#pair(theirs, ours);
    const recurse: Recurse = (...args) => this.#node(...args);
    comparePlace(new PlaceContext(this.#sides, theirs, ours, base, known, node, recurse));
    return node;
  }

  /** Notes which component of the specification stands where one of the collection does. */
  #pair(theirs: readonly Place[], ours: readonly Place[]): void {
    const [one, own] = [theirs[0], ours[0]];
    const name = one && (componentName(one) ?? nullableName(one));
    const place = own && (referenceOf(own) === undefined ? nullableReference(own) : own);
    if (name === undefined || place === undefined || ours.length > 1) {
      return;
    }
    const places = this.counterparts.get(name) ?? new Map<string, Place>();
    this.counterparts.set(name, places.set(schemasId(this.#sides.ours, [place]), place));
  }
}

/** The reference of `anyOf: [$ref, null]`. */
function nullableReference(place: Place): Place | undefined {
  const branches = isDict(place.value) && Array.isArray(place.value.anyOf) ? place.value.anyOf : [];
  const index = branches.findIndex((branch) => isDict(branch) && typeof branch.$ref === 'string');
  return index >= 0 && branches.length === 2
    ? { file: place.file, path: [...place.path, 'anyOf', index], value: branches[index] }
    : undefined;
}

function nullableName(place: Place): string | undefined {
  const branch = nullableReference(place);
  return branch && componentName(branch);
}

function join(field: string, step: string): string {
  return field === '' || step === '' || step.startsWith('[') ? field + step : `${field}.${step}`;
}

/** Whether settling a difference lets less pass than before. */
function narrows({ kind, edits }: Draft): boolean {
  return (
    edits.some(({ action }) => action === 'set') &&
    (kind === 'contradiction' || edits.some(({ path }) => path.at(-1) === 'format'))
  );
}

/** An edit without the place its content comes from, which differs where the content is the same. */
function withoutOrigin(edit: Edit): unknown {
  const { value } = edit;
  return value && 'part' in value ? { ...edit, value: value.from.value } : edit;
}

function comparePlace(place: PlaceContext): void {
  if (place.now.open) {
    place.node.silent = true;
    return;
  }
  if (place.own.open) {
    fillOpen(place);
    return;
  }
  const wrong = compareTypes(place);
  const passes = (type: string): boolean => place.now.types.has(type) && !wrong.includes(type);
  if (place.now.types.size === 0 || [...place.now.types].some(passes)) {
    compareFormat(place);
    compareValues(place);
  }
  if (passes('object')) {
    compareProperties(place);
    compareRequired(place);
    compareOthers(place);
  }
  if (passes('array')) {
    compareItems(place);
  }
}
