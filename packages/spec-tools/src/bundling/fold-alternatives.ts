import type { Json, Schema } from '@belvo-openapi/spec-model';
import { mergeObjects } from './merge-objects.ts';

const ANNOTATIONS: ReadonlySet<string> = new Set(['title', 'description', 'examples', 'default', 'deprecated']);

function typesOf({ type = [] }: Schema): readonly string[] {
  return typeof type === 'string' ? [type] : type;
}

function isNull(schema: Schema): boolean {
  return schema.type === 'null';
}

/** Whether a schema accepts every value of its type: it has a type and otherwise nothing but annotations. */
function isUnlimited(schema: Schema): boolean {
  return typeof schema.type === 'string' && Object.keys(schema).every((key) => key === 'type' || ANNOTATIONS.has(key));
}

function orNull(schema: Schema): Schema {
  const types = typesOf(schema);
  const values = schema.enum;
  return {
    ...schema,
    type: [...types.filter((type) => type !== 'null'), 'null'],
    ...(values && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
}

/** Known values or any value of the same type: the type, with the known values in `x-extensible-enum`. */
function foldOpenEnum(branches: readonly Schema[]): Schema | undefined {
  const known = branches.find((branch) => branch.enum !== undefined || branch['x-extensible-enum'] !== undefined);
  const any = branches.find((branch) => branch !== known && isUnlimited(branch));
  if (!known || !any || branches.length > 2 || known.type !== any.type) {
    return undefined;
  }
  const values = (known.enum ?? known['x-extensible-enum']) as readonly Json[];
  return { type: any.type as string, 'x-extensible-enum': values };
}

function foldBranches(branches: readonly Schema[], sentBy: 'belvo' | 'caller'): Schema | undefined {
  if (branches.length === 1) {
    return branches[0];
  }
  const objects = sentBy === 'belvo' && branches.every((branch) => typesOf(branch).join() === 'object');
  return foldOpenEnum(branches) ?? (objects ? mergeObjects(branches) : undefined);
}

/**
 * Writes alternatives as one schema where that accepts no message less:
 *
 * - known values or any other: the type, with the known values in `x-extensible-enum`;
 * - a schema or `null`: the schema, with `null` among its types;
 * - objects, in what Belvo sends: one object as of {@link mergeObjects}.
 *
 * Other alternatives stay.
 */
export function foldAlternatives(schema: Schema, sentBy: 'belvo' | 'caller'): Schema {
  const { anyOf, oneOf, ...annotations } = schema;
  const all = anyOf ?? oneOf;
  if (!all || (anyOf && oneOf)) {
    return schema;
  }
  const branches = all.filter((branch) => !isNull(branch));
  const folded = foldBranches(branches, sentBy);
  if (!folded) {
    return schema;
  }
  const { description, ...merged } = folded;
  const texts = [annotations.description, description].filter((text) => text !== undefined);
  const result = {
    ...merged,
    ...annotations,
    ...(texts.length > 0 ? { description: [...new Set(texts)].join('\n\n') } : {}),
  };
  return branches.length < all.length ? orNull(result) : result;
}
