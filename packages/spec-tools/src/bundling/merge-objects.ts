import { isDeepStrictEqual } from 'node:util';
import type { Json, Schema } from '@belvo-openapi/spec-model';

/** Keywords in which merged values may differ without limiting them: the first one's are kept. */
const ANNOTATIONS: ReadonlySet<string> = new Set(['title', 'description', 'examples', 'x-sensitive']);

function typesOf({ type = [] }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function valuesOf(schema: Schema): readonly Json[] | undefined {
  return schema.const === undefined ? schema.enum : [schema.const];
}

function mergeTypes(schemas: readonly Schema[]): Schema {
  const types = [...new Set(schemas.flatMap(typesOf))];
  const [only] = types;
  return only === undefined ? {} : { type: types.length === 1 ? only : types };
}

/** The literals of all, when all of them are literals. */
function mergeValues(schemas: readonly Schema[]): Schema {
  const lists = schemas.map(valuesOf);
  const values = lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : [];
  return values.length > 0 ? { enum: values } : {};
}

function mergeNested(schemas: readonly Schema[]): Schema {
  const arrays = schemas.filter((schema) => typesOf(schema).includes('array'));
  const items = arrays.map((schema) => schema.items).filter((schema) => schema !== undefined);
  const objects = schemas.filter((schema) => typesOf(schema).includes('object'));
  return {
    ...(items.length > 0 && items.length === arrays.length ? { items: mergeSchemas(items) } : {}),
    ...(objects.some(({ properties }) => properties) ? mergeProperties(objects) : {}),
  };
}

/** One schema that accepts what any of the given ones accepts: limits stay only where all agree. */
function mergeSchemas(schemas: readonly Schema[]): Schema {
  const [first = {}, ...others] = schemas;
  if (others.every((other) => isDeepStrictEqual(other, first))) {
    return first;
  }
  if (schemas.some((schema) => schema.anyOf || schema.oneOf || schema.allOf)) {
    return { anyOf: schemas };
  }
  const shared = Object.entries(first).filter(
    ([key, value]) => ANNOTATIONS.has(key) || others.every((other) => isDeepStrictEqual(other[key], value)),
  );
  return { ...Object.fromEntries(shared), ...mergeTypes(schemas), ...mergeValues(schemas), ...mergeNested(schemas) };
}

function mergeProperties(objects: readonly Schema[]): Schema {
  const names = [...new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))];
  const properties = names.map((name) => {
    const schemas = objects.map(({ properties: own }) => own?.[name]).filter((schema) => schema !== undefined);
    return [name, mergeSchemas(schemas)] as const;
  });
  const [first, ...others] = objects.map(({ required = [] }) => required);
  const required = (first ?? []).filter((name) => others.every((list) => list.includes(name)));
  return { ...(required.length > 0 ? { required } : {}), properties: Object.fromEntries(properties) };
}

function describeAlternative({ title = 'Object', description, required = [], properties = {} }: Schema): string {
  const literals = Object.entries(properties).flatMap(([name, { const: value }]) =>
    value === undefined ? [] : [`\`${name}\` is \`${value}\``],
  );
  const always = required.length > 0 ? [`always has ${required.map((name) => `\`${name}\``).join(', ')}`] : [];
  const notes = [...literals, ...always].join('; ');
  return `- ${title}: ${description?.trim() ?? ''}${notes ? ` (${notes})` : ''}`;
}

/**
 * One object with the properties of all the given ones. Required is what all of them require; a property keeps the
 * limits that all objects which have it agree on. The description lists the objects and what is always in each.
 */
export function mergeObjects(objects: readonly Schema[]): Schema {
  const closed = objects.every(({ additionalProperties }) => additionalProperties === false);
  return {
    type: 'object',
    description: ['One of:', '', ...objects.map(describeAlternative)].join('\n'),
    ...mergeProperties(objects),
    ...(closed ? { additionalProperties: false } : {}),
  };
}
