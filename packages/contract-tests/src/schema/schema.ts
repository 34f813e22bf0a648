import type { Json } from './json.ts';

/** The JSON Schema keywords that occur in the bundle; everything else is annotation. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly unevaluatedProperties?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
  readonly examples?: readonly Json[];
  readonly default?: Json;
}

/** A JSON Schema of draft 2020-12: an object, or `true` / `false`. */
export type Schema = SchemaObject | boolean;

/** Looks up a local reference (`#/components/…`) in the bundle. */
export type Resolve = (ref: string) => Schema;

/** Makes the resolver of one document. Throws on a reference that leads nowhere. */
export function resolverOf(document: unknown): Resolve {
  return (ref) => {
    let node: unknown = document;
    for (const part of ref.replace(/^#\//, '').split('/')) {
      const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
      node = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined;
    }
    if (node === undefined) {
      throw new Error(`${ref} leads nowhere in the bundle; run \`pnpm --filter spec lint\``);
    }
    return node as Schema;
  };
}

/**
 * One object without `$ref` and `allOf` that says the same, as far as a generator of values needs it: properties and
 * `required` are united, of other keywords the one nearest to the use wins.
 */
export function flatten(schema: Schema, resolve: Resolve): SchemaObject {
  if (typeof schema === 'boolean') {
    return schema ? {} : { not: {} };
  }
  const { $ref, allOf, ...own } = schema;
  const parts = [...($ref === undefined ? [] : [resolve($ref)]), ...(allOf ?? [])];
  return [...parts.map((part) => flatten(part, resolve)), own].reduce(unite, {});
}

function unite(left: SchemaObject, right: SchemaObject): SchemaObject {
  return {
    ...left,
    ...right,
    ...(left.properties && right.properties && { properties: { ...left.properties, ...right.properties } }),
    ...(left.required && right.required && { required: [...new Set([...left.required, ...right.required])] }),
  };
}

/** The types a schema names, in one form; empty when it names none. */
export function typesOf(schema: SchemaObject): readonly string[] {
  if (schema.type !== undefined) {
    return typeof schema.type === 'string' ? [schema.type] : schema.type;
  }
  return schema.properties ? ['object'] : schema.items === undefined ? [] : ['array'];
}
