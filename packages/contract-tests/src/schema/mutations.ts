import { isObject, type Json, type JsonObject, type Place, withValueAt } from './json.ts';
import { flatten, type Resolve, type Schema, type SchemaObject, typesOf } from './schema.ts';
import type { Validator } from './validator.ts';

/** What one mutation breaks. */
export type MutationKind =
  | 'missing required'
  | 'wrong type'
  | 'unknown enum value'
  | 'extra property'
  | 'bad format'
  | 'bad pattern'
  | 'too short'
  | 'too long'
  | 'out of range';

/** A value with exactly one thing wrong, and what and where that is. */
export interface Mutation {
  kind: MutationKind;
  place: Place;
  value: Json;
}

interface Site {
  kind: MutationKind;
  place: Place;
  /** The wrong value at that place; `undefined` removes it. */
  wrong: Json | undefined;
}

/** Every single mutation of a valid value that the schema forbids. Sites the schema tolerates are left out. */
export function mutationsOf(schema: Schema, value: Json, resolve: Resolve, validator: Validator): Mutation[] {
  return sites(schema, value, [], resolve)
    .map(({ kind, place, wrong }) => ({ kind, place, value: withValueAt(value, place, wrong) }))
    .filter((mutation) => !validator.fits(schema, mutation.value));
}

function sites(schema: Schema, value: Json, place: Place, resolve: Resolve): Site[] {
  const flat = flatten(schema, resolve);
  const branches = flat.oneOf ?? flat.anyOf ?? [];
  const found = [
    ...leafSites(flat, value, place),
    ...branches.flatMap((branch) => sites(branch, value, place, resolve)),
  ];
  if (isObject(value)) {
    found.push(...objectSites(flat, value, place, resolve));
  }
  if (Array.isArray(value) && flat.items !== undefined && value.length > 0) {
    // One item is enough: all share a schema.
    found.push(...sites(flat.items, value[0] as Json, [...place, 0], resolve));
  }
  return unique(found);
}

function objectSites(flat: SchemaObject, value: JsonObject, place: Place, resolve: Resolve): Site[] {
  const found: Site[] = [];
  for (const name of flat.required ?? []) {
    if (name in value) {
      found.push({ kind: 'missing required', place: [...place, name], wrong: undefined });
    }
  }
  if (flat.additionalProperties === false || flat.unevaluatedProperties === false) {
    found.push({ kind: 'extra property', place: [...place, 'not_in_the_specification'], wrong: true });
  }
  for (const [name, property] of Object.entries(flat.properties ?? {})) {
    const inner = value[name];
    if (inner !== undefined) {
      found.push(...sites(property, inner, [...place, name], resolve));
    }
  }
  return found;
}

const BAD_FORMAT: Record<string, string> = {
  uuid: 'not-a-uuid',
  date: '2026-13-45',
  'date-time': 'yesterday',
  email: 'not an email',
  uri: 'not a uri',
};

function leafSites(flat: SchemaObject, value: Json, place: Place): Site[] {
  const found: Site[] = [];
  const add = (kind: MutationKind, wrong: Json) => found.push({ kind, place, wrong });
  const types = typesOf(flat);
  if (types.length > 0) {
    add('wrong type', wrongType(types));
  }
  if (flat.enum) {
    add('unknown enum value', typeof flat.enum[0] === 'number' ? 987_654_321 : 'not_in_the_enum');
  }
  if (typeof value === 'string') {
    const bad = BAD_FORMAT[flat.format ?? ''];
    if (bad !== undefined) {
      add('bad format', bad);
    }
    if (flat.pattern !== undefined) {
      add('bad pattern', '\u0000');
    }
    if (flat.minLength !== undefined && flat.minLength > 0) {
      add('too short', value.slice(0, flat.minLength - 1));
    }
    if (flat.maxLength !== undefined) {
      add('too long', value.padEnd(flat.maxLength + 1, value.at(-1) ?? 'x'));
    }
  }
  if (typeof value === 'number') {
    const low = flat.minimum ?? flat.exclusiveMinimum;
    const high = flat.maximum ?? flat.exclusiveMaximum;
    if (low !== undefined) {
      add('out of range', low - 1);
    }
    if (high !== undefined) {
      add('out of range', high + 1);
    }
  }
  return found;
}

function wrongType(types: readonly string[]): Json {
  return types.includes('object') ? 'not an object' : { not: 'expected here' };
}

function unique(found: Site[]): Site[] {
  const seen = new Set<string>();
  return found.filter((site) => {
    const key = JSON.stringify([site.kind, site.place, site.wrong ?? null]);
    return seen.has(key) ? false : seen.add(key);
  });
}
