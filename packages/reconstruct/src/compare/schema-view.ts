import { asArray, isDict } from '../read/guards.ts';
import { childOf, follow, membersOf, type Place, placeId, referenceOf, type Source } from './source.ts';

/**
 * One flat look at the schemas of a place (JSON Schema 2020-12, and `nullable` of OpenAPI 3.0): references followed,
 * `allOf` merged, the branches of `oneOf` and `anyOf` united. Enough to ask "can this place hold that?", which is
 * all that a comparison with examples needs.
 */
export interface SchemaView {
  /** JSON types that any branch allows; empty when nothing restricts them. */
  readonly types: ReadonlySet<string>;
  readonly formats: ReadonlySet<string>;
  /** Values of enums; undefined where some branch lets others pass. */
  readonly values: readonly unknown[] | undefined;
  /** Schemas of a property, one for each branch that declares it. */
  readonly properties: ReadonlyMap<string, readonly Place[]>;
  readonly required: ReadonlySet<string>;
  readonly items: readonly Place[];
  /** Schemas of members that are not listed. */
  readonly others: readonly Place[];
  /** Nodes that list properties, or are plain objects. */
  readonly objects: readonly Place[];
  /** Nodes that say a type. */
  readonly typed: readonly Place[];
  /** Nothing is said: anything fits. */
  readonly open: boolean;
  /** There are alternatives. */
  readonly split: boolean;
}

interface Building {
  types: Set<string>;
  formats: Set<string>;
  values: unknown[];
  free: boolean;
  listed: boolean;
  properties: Map<string, Place[]>;
  required: Set<string>;
  items: Place[];
  others: Place[];
  objects: Place[];
  typed: Place[];
  open: boolean;
  split: boolean;
  unknown: boolean;
}

/** Keys that restrict nothing. */
const ANNOTATION =
  /^(?:x-.*|title|description|default|examples?|deprecated|readOnly|writeOnly|externalDocs|\$comment)$/;
const MAX_DEPTH = 32;

/** Looks at several schemas for one place as one. */
export function viewSchema(source: Source, places: readonly Place[]): SchemaView {
  const view: Building = {
    types: new Set(),
    formats: new Set(),
    values: [],
    free: false,
    listed: false,
    properties: new Map(),
    required: new Set(),
    items: [],
    others: [],
    objects: [],
    typed: [],
    open: false,
    split: places.length > 1,
    unknown: false,
  };
  for (const place of places) {
    collect(source, place, view, 0);
  }
  return {
    ...view,
    values: view.listed && !view.free ? view.values : undefined,
    open: view.open || (view.unknown && view.types.size === 0),
  };
}

function collect(source: Source, place: Place, into: Building, depth: number): void {
  const schema = place.value;
  if (schema === true || depth > MAX_DEPTH) {
    into.open = true;
    return;
  }
  if (!isDict(schema)) {
    return;
  }
  if (referenceOf(place) !== undefined) {
    const followed = follow(source, place);
    if (followed === undefined) {
      into.unknown = true;
    } else {
      collect(source, followed, into, depth + 1);
    }
    return;
  }
  const keys = Object.keys(schema).filter((key) => !ANNOTATION.test(key));
  if (keys.length === 0) {
    into.open = true;
    return;
  }
  collectTypes(place, schema, into);
  collectMembers(place, schema, into);
  for (const branch of membersOf(childOf(place, 'allOf'))) {
    collect(source, branch[1], into, depth + 1);
  }
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = membersOf(childOf(place, keyword)).map(([, branch]) => branch);
    const telling = branches.filter((branch) => !isDict(branch.value) || branch.value.type !== 'null');
    into.split ||= telling.length > 1;
    for (const branch of branches) {
      collect(source, branch, into, depth + 1);
    }
  }
}

function collectTypes(place: Place, schema: Record<string, unknown>, into: Building): void {
  const types = (typeof schema.type === 'string' ? [schema.type] : asArray(schema.type)).map(String);
  const values = 'const' in schema ? [schema.const] : Array.isArray(schema.enum) ? schema.enum : undefined;
  for (const type of types.length > 0 ? types : (values ?? []).map(typeOf)) {
    into.types.add(type);
  }
  if (schema.nullable === true) {
    into.types.add('null');
  }
  if (types.length > 0) {
    into.typed.push(place);
  }
  if (values) {
    into.listed = true;
    into.values.push(...values);
  } else if (types.includes('string')) {
    into.free = true;
  }
  if (typeof schema.format === 'string') {
    into.formats.add(schema.format);
  }
}

function collectMembers(place: Place, schema: Record<string, unknown>, into: Building): void {
  const properties = membersOf(childOf(place, 'properties'));
  for (const [name, property] of properties) {
    into.properties.set(name, [...(into.properties.get(name) ?? []), property]);
  }
  const others = childOf(place, 'additionalProperties');
  if (others !== undefined && others.value !== false) {
    into.others.push(others);
  }
  if (properties.length > 0 || schema.type === 'object' || asArray(schema.type).includes('object')) {
    into.types.add('object');
    into.objects.push(place);
  }
  for (const key of asArray(schema.required)) {
    into.required.add(String(key));
  }
  const items = childOf(place, 'items');
  if (items !== undefined) {
    into.types.add('array');
    into.items.push(items);
  }
}

function typeOf(value: unknown): string {
  if (value === null || Array.isArray(value)) {
    return value === null ? 'null' : 'array';
  }
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** Whether a set of types lets a type pass; an empty one lets everything. */
export function allowsType(types: ReadonlySet<string>, type: string): boolean {
  return types.size === 0 || types.has(type) || (type === 'integer' && types.has('number'));
}

/** A name for the schemas of a place: where they are in the end. */
export function schemasId(source: Source, places: readonly Place[]): string {
  return places.map((place) => placeId(follow(source, place) ?? place)).join(' ');
}

/** Name of the component that a place refers to, in a document of one file. */
export function componentName(place: Place): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec(referenceOf(place) ?? '')?.[1];
}
