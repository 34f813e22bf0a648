import fc from 'fast-check';
import type { Json, JsonObject } from './json.ts';
import { flatten, type Resolve, type Schema, type SchemaObject, typesOf } from './schema.ts';
import { stringsOf } from './strings.ts';

/** Deepest nesting of generated values; below it optional properties and items are left out. */
const MAX_DEPTH = 6;

/**
 * Values made to fit a schema; keywords that restrict each other are not always met, so a property over them starts
 * with `fc.pre(validator.fits(schema, value))`. Properties marked `readOnly` are left out: the server sets them.
 */
export function valuesOf(schema: Schema, resolve: Resolve): fc.Arbitrary<Json> {
  return values(schema, resolve, 0);
}

function values(schema: Schema, resolve: Resolve, depth: number): fc.Arbitrary<Json> {
  const flat = flatten(schema, resolve);
  if (flat.const !== undefined) {
    return fc.constant(flat.const);
  }
  if (flat.enum) {
    return fc.constantFrom(...flat.enum);
  }
  const branches = flat.oneOf ?? flat.anyOf;
  if (branches) {
    const { oneOf: _oneOf, anyOf: _anyOf, ...shared } = flat;
    const alternatives = branches.map((branch) => values({ allOf: [shared, branch] }, resolve, depth));
    return fc.oneof(...alternatives);
  }
  const types = typesOf(flat);
  return types.length === 0
    ? (fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>)
    : fc.oneof(...types.map((type) => valuesOfType(type, flat, resolve, depth)));
}

function valuesOfType(type: string, schema: SchemaObject, resolve: Resolve, depth: number): fc.Arbitrary<Json> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return integers(schema);
    case 'number':
      return numbers(schema);
    case 'array':
      return arrays(schema, resolve, depth);
    case 'object':
      return objects(schema, resolve, depth);
    default:
      return stringsOf(schema);
  }
}

function integers(schema: SchemaObject): fc.Arbitrary<number> {
  const step = schema.multipleOf ?? 1;
  const min = Math.ceil((schema.minimum ?? (schema.exclusiveMinimum ?? -1_000_001) + 1) / step);
  const max = Math.floor((schema.maximum ?? (schema.exclusiveMaximum ?? 1_000_001) - 1) / step);
  return fc.integer({ min, max: Math.max(min, max) }).map((value) => value * step);
}

function numbers(schema: SchemaObject): fc.Arbitrary<number> {
  const min = schema.minimum ?? schema.exclusiveMinimum ?? -1_000_000;
  const max = schema.maximum ?? schema.exclusiveMaximum ?? 1_000_000;
  // Cents: amounts of money, and exact in a JSON round trip.
  return fc.integer({ min: Math.ceil(min * 100), max: Math.floor(max * 100) }).map((cents) => cents / 100 + 0);
}

function arrays(schema: SchemaObject, resolve: Resolve, depth: number): fc.Arbitrary<Json[]> {
  const { minItems: minLength = 0 } = schema;
  const maxLength = depth >= MAX_DEPTH ? minLength : Math.max(minLength, Math.min(schema.maxItems ?? 3, minLength + 3));
  const items = values(schema.items ?? {}, resolve, depth + 1);
  return schema.uniqueItems
    ? fc.uniqueArray(items, { minLength, maxLength, selector: (item) => JSON.stringify(item) })
    : fc.array(items, { minLength, maxLength });
}

function objects(schema: SchemaObject, resolve: Resolve, depth: number): fc.Arbitrary<JsonObject> {
  const required = schema.required ?? [];
  const model: Record<string, fc.Arbitrary<Json>> = {};
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const isRequired = required.includes(name);
    if ((depth < MAX_DEPTH || isRequired) && flatten(property, resolve).readOnly !== true) {
      model[name] = values(property, resolve, depth + 1);
    }
  }
  return fc.record(model, {
    requiredKeys: required.filter((name) => name in model),
    noNullPrototype: true,
  }) as fc.Arbitrary<JsonObject>;
}
