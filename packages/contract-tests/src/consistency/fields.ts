import { isObject } from '../schema/json.ts';
import { type Node, schemaNodes } from '../schema/places.ts';
import type { SchemaObject } from '../schema/schema.ts';
import type { Contract } from '../support/bundle.ts';
import type { Described } from './examples.ts';
import { EVERYTHING, type Scope } from './scope.ts';

/**
 * Fields that an example has and no schema names. Open objects take them without a word, so that a field that was
 * renamed or lost in a schema would not be noticed otherwise. Objects without any named field are maps, and free.
 */
export function undeclaredFields(values: readonly Described[]): readonly string[] {
  return values.flatMap(({ place, value, schemas }) => {
    const naming = schemas.filter(({ properties }) => properties !== undefined);
    const isFree = naming.length === 0 || schemas.some(({ additionalProperties }) => isStated(additionalProperties));
    return isObject(value) && !isFree
      ? Object.keys(value)
          .filter((key) => !naming.some(({ properties }) => properties !== undefined && key in properties))
          .map((key) => `${place}.${key}`)
      : [];
  });
}

function isStated(rest: SchemaObject['additionalProperties']): boolean {
  return rest === true || typeof rest === 'object';
}

/** Fields that a schema names and no example has: nobody has seen them, and nothing holds them to anything. */
export function unshownFields(
  { document }: Contract,
  values: readonly Described[],
  scope: Scope = EVERYTHING,
): readonly string[] {
  const shown = new Map<SchemaObject, Set<string>>();
  for (const { value, schemas } of values) {
    const keys = isObject(value) ? Object.keys(value) : [];
    for (const schema of keys.length > 0 ? schemas : []) {
      const fields = shown.get(schema) ?? new Set();
      shown.set(schema, fields);
      for (const key of keys) {
        fields.add(key);
      }
    }
  }
  return nodesIn(scope, document).flatMap(({ pointer, node }) =>
    Object.keys((node.properties ?? {}) as Node)
      .filter((key) => !shown.get(node as SchemaObject)?.has(key))
      .map((key) => `${pointer}/properties/${key}`),
  );
}

/** The values in the `examples` of schemas, with the schema that each has to fit. */
export function schemaExamples(
  { document }: Pick<Contract, 'document'>,
  scope: Scope = EVERYTHING,
): readonly {
  readonly pointer: string;
  readonly schema: SchemaObject;
  readonly value: unknown;
}[] {
  return nodesIn(scope, document).flatMap(({ pointer, node }) =>
    Array.isArray(node.examples)
      ? node.examples.map((value: unknown) => ({ pointer, schema: node as SchemaObject, value }))
      : [],
  );
}

function nodesIn(scope: Scope, document: Contract['document']) {
  return schemaNodes(document).filter(({ pointer }) => scope.schema(pointer));
}
