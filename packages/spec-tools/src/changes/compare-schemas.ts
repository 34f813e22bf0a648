import { type OpenApiDocument, refName, type Schema } from '@belvo-openapi/spec-model';
import type { ChangeKind } from './catalogue.ts';
import type { Side } from './change.ts';
import { compareKeywords } from './compare-keywords.ts';
import { canonical } from './contract.ts';
import { type SchemaView, viewSchema } from './schema-view.ts';

/** Takes what was found about one place. */
export type Report = (kind: ChangeKind, place: string, what: string, noun?: string) => void;

/** Two schemas that stand at the same place, and everything needed to compare them. */
interface Pair {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
  readonly side: Side;
  /** What the place is: `property`, `parameter`, `header` or `body`. */
  readonly noun: string;
  readonly report: Report;
}

type AnySchema = Schema | boolean;

function refOf(node: AnySchema): string | undefined {
  return typeof node === 'boolean' ? undefined : refName(node);
}

function siblings(node: AnySchema): Schema {
  const { $ref: _ref, ...rest } = node as Schema;
  return rest;
}

/** `[type] string → integer`, shortened. */
export function arrow(before: unknown, after: unknown): string {
  const text = (value: unknown) => {
    const written = typeof value === 'string' ? value : JSON.stringify(value);
    return written === undefined ? 'absent' : written.length > 80 ? `${written.slice(0, 77)}…` : written;
  };
  return `${text(before)} → ${text(after)}`;
}

/**
 * Compares two schemas at one place, at any depth. A component that both sides refer to by the same name is left out: it
 * is compared once for all places, by {@link compareSchemas} itself.
 */
export function compareSchemas(
  pair: Pair,
  old: AnySchema,
  now: AnySchema,
  place: string,
  open: ReadonlySet<string> = new Set(),
): void {
  const [oldName, newName] = [refOf(old), refOf(now)];
  if (oldName !== undefined && oldName === newName) {
    compareViews(pair, viewSchema(pair.before, siblings(old)), viewSchema(pair.after, siblings(now)), place, open);
    return;
  }
  const key = `${oldName} ${newName}`;
  if (oldName !== undefined || newName !== undefined) {
    if (open.has(key)) {
      return;
    }
  }
  compareViews(pair, viewSchema(pair.before, old), viewSchema(pair.after, now), place, new Set([...open, key]));
}

function compareViews(pair: Pair, old: SchemaView, now: SchemaView, place: string, open: ReadonlySet<string>): void {
  const { report, noun } = pair;
  if (old.nullable !== now.nullable) {
    report(
      now.nullable ? 'became-nullable' : 'became-not-nullable',
      place,
      now.nullable ? 'may be null' : 'is never null',
      noun,
    );
  }
  compareKeywords(pair, old, now, place);
  if (old.alternatives || now.alternatives) {
    compareAlternatives(pair, old, now, place, open);
    return;
  }
  if (!compareTypes(pair, old, now, place)) {
    return;
  }
  compareValues(pair, old, now, place);
  compareProperties(pair, old, now, place, open);
  compareRest(pair, old, now, place, open);
  if (old.items !== undefined || now.items !== undefined) {
    compareSchemas(pair, old.items ?? {}, now.items ?? {}, `${place}[]`, open);
  }
}

const includesType = (types: readonly string[], type: string): boolean =>
  types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));

const includesAll = (wide: readonly string[], narrow: readonly string[]): boolean =>
  wide.length === 0 || (narrow.length > 0 && narrow.every((type) => includesType(wide, type)));

/** Returns whether comparing goes on below: not when the types have nothing in common. */
function compareTypes({ report, noun }: Pair, old: SchemaView, now: SchemaView, place: string): boolean {
  const what = arrow(old.types.join(' or ') || 'any', now.types.join(' or ') || 'any');
  if (old.types.join() !== now.types.join()) {
    const [generalized, specialized] = [includesAll(now.types, old.types), includesAll(old.types, now.types)];
    report(generalized ? 'type-generalized' : specialized ? 'type-specialized' : 'type-changed', place, what, noun);
    return generalized || specialized;
  }
  if (old.format !== now.format) {
    const kind =
      now.format === undefined ? 'format-removed' : old.format === undefined ? 'format-added' : 'format-changed';
    report(kind, place, arrow(old.format, now.format), noun);
  }
  return true;
}

function compareValues({ report, noun }: Pair, old: SchemaView, now: SchemaView, place: string): void {
  if (!old.values || !now.values) {
    if (now.values && !now.open) {
      report('became-enum', place, now.values.join(', '), noun);
    } else if (old.values) {
      report(old.open ? 'stopped-being-open-enum' : 'stopped-being-enum', place, 'any value of the type', noun);
    } else if (now.values) {
      report('open-enum-value-added', place, now.values.join(', '), noun);
    }
    return;
  }
  if (old.isConst && now.isConst && old.values[0] !== now.values[0]) {
    report('const-changed', place, arrow(old.values[0], now.values[0]), noun);
    return;
  }
  if (old.open !== now.open) {
    report(
      now.open ? 'enum-opened' : 'enum-closed',
      place,
      now.open ? 'other values occur' : 'only these values',
      noun,
    );
  }
  const isOpen = old.open && now.open;
  for (const value of now.values.filter((each) => !old.values?.includes(each))) {
    report(isOpen ? 'open-enum-value-added' : 'enum-value-added', place, value, noun);
  }
  for (const value of old.values.filter((each) => !now.values?.includes(each))) {
    report(isOpen ? 'open-enum-value-removed' : 'enum-value-removed', place, value, noun);
  }
}

const hasProperty = ({ properties, required }: SchemaView, name: string): boolean =>
  Object.hasOwn(properties, name) || required.includes(name);

function compareProperties(
  pair: Pair,
  old: SchemaView,
  now: SchemaView,
  place: string,
  open: ReadonlySet<string>,
): void {
  const { report } = pair;
  const inside = { ...pair, noun: 'property' };
  const names = [old, now].flatMap(({ properties, required }) => [...Object.keys(properties), ...required]);
  for (const name of new Set(names)) {
    const where =
      place.includes(', property ') || place.endsWith('[]') ? `${place}.${name}` : `${place}, property ${name}`;
    const isRequired = now.required.includes(name);
    if (!hasProperty(now, name)) {
      report('property-removed', where, 'is gone');
    } else if (!hasProperty(old, name)) {
      const kind = isRequired ? 'property-added-required' : 'property-added-optional';
      report(kind, where, isRequired ? 'is new and required' : 'is new');
    } else {
      if (isRequired !== old.required.includes(name)) {
        const what = isRequired ? 'optional → required' : 'required → optional';
        report(isRequired ? 'became-required' : 'became-optional', where, what, 'property');
      }
      compareSchemas(inside, old.properties[name] ?? {}, now.properties[name] ?? {}, where, open);
    }
  }
}

function compareRest(pair: Pair, old: SchemaView, now: SchemaView, place: string, open: ReadonlySet<string>): void {
  if (old.rest === false && now.rest !== false) {
    pair.report('object-opened', place, 'takes other properties', pair.noun);
  } else if (old.rest !== false && now.rest === false) {
    pair.report('object-closed', place, 'takes no other properties', pair.noun);
  } else if (old.rest !== now.rest) {
    compareSchemas({ ...pair, noun: 'property' }, old.rest, now.rest, `${place}, other properties`, open);
  }
}

/** What an alternative is recognized by: its component, its literal properties, or all of it. */
function identities(doc: OpenApiDocument, node: Schema): readonly string[] {
  const { properties, types } = viewSchema(doc, node);
  const literals = Object.entries(properties).flatMap(([name, property]) => {
    const { values, open } = viewSchema(doc, property);
    return values?.length === 1 && !open ? [`${name}=${values[0]}`] : [];
  });
  const name = refName(node);
  return [
    ...(name === undefined ? [] : [`ref ${name}`]),
    canonical(node),
    ...(literals.length > 0 ? [literals.toSorted().join()] : []),
    ...(types.length === 1 && types[0] !== 'object' ? [`type ${types[0]}`] : []),
  ];
}

function alternativesOf(view: SchemaView, node: Schema): readonly Schema[] {
  return view.alternatives ?? [node];
}

/** Writes a view back as a schema, for a place that has one alternative only. */
function asSchema({ types, format, values, properties, required, rest, items }: SchemaView): Schema {
  return {
    ...(types.length > 0 && { type: types }),
    ...(format !== undefined && { format }),
    ...(values && { enum: values.map((value) => JSON.parse(value)) }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    ...(rest !== true && { additionalProperties: rest }),
    ...(items !== undefined && { items }),
  };
}

function compareAlternatives(
  pair: Pair,
  old: SchemaView,
  now: SchemaView,
  place: string,
  open: ReadonlySet<string>,
): void {
  const [gone, added] = [[...alternativesOf(old, asSchema(old))], [...alternativesOf(now, asSchema(now))]];
  const match = (one: Schema, other: Schema): void => {
    gone.splice(gone.indexOf(one), 1);
    added.splice(added.indexOf(other), 1);
    compareSchemas(pair, one, other, place, open);
  };
  for (const rank of [0, 1, 2, 3]) {
    for (const one of [...gone]) {
      const wanted = identities(pair.before, one)[rank];
      const other = wanted && added.find((each) => identities(pair.after, each).includes(wanted));
      if (other) {
        match(one, other);
      }
    }
  }
  if (gone.length === 1 && added.length === 1 && gone[0] && added[0]) {
    match(gone[0], added[0]);
  }
  const nameOf = (node: Schema, doc: OpenApiDocument) =>
    refName(node) ?? identities(doc, node).at(-1)?.slice(0, 80) ?? 'an alternative';
  for (const node of added) {
    pair.report('alternative-added', place, `${nameOf(node, pair.after)} is new`, pair.noun);
  }
  for (const node of gone) {
    pair.report('alternative-removed', place, `${nameOf(node, pair.before)} is gone`, pair.noun);
  }
}
