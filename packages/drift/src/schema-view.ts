import { type OpenApiDocument, refName, resolveRef } from '@belvo-openapi/spec';
import { asArray, asObject, isObject } from './json.ts';

/**
 * One flat look at a schema (JSON Schema 2020-12): references resolved, `allOf` merged, the branches of `oneOf` and
 * `anyOf` united. Enough to ask "can this place hold that?", which is all a comparison with examples needs.
 */
export interface SchemaView {
  /** JSON types any branch allows; empty when nothing restricts them. */
  readonly types: ReadonlySet<string>;
  /** Formats that branches name. */
  readonly formats: ReadonlySet<string>;
  /** Schemas of a property, one for each branch that declares it. */
  readonly properties: ReadonlyMap<string, readonly unknown[]>;
  /** Schemas of array items in every branch. */
  readonly items: readonly unknown[];
  /** Name of the last component on the way here, for pointing at its file. */
  readonly component: string | undefined;
}

interface Building {
  readonly types: Set<string>;
  readonly formats: Set<string>;
  readonly properties: Map<string, unknown[]>;
  readonly items: unknown[];
  component: string | undefined;
}

/** Deeper than any schema that makes sense; keeps a recursive one from running on. */
const MAX_DEPTH = 32;

function collect(document: OpenApiDocument, value: unknown, into: Building, depth: number): void {
  if (!isObject(value) || depth > MAX_DEPTH) {
    return;
  }
  const schema = asObject(resolveRef(document, value));
  into.component ??= refName(value);
  for (const type of typeof schema.type === 'string' ? [schema.type] : asArray(schema.type)) {
    into.types.add(String(type));
  }
  if (typeof schema.format === 'string') {
    into.formats.add(schema.format);
  }
  for (const [name, property] of Object.entries(asObject(schema.properties))) {
    into.types.add('object');
    into.properties.set(name, [...(into.properties.get(name) ?? []), property]);
  }
  if (isObject(schema.items)) {
    into.types.add('array');
    into.items.push(schema.items);
  }
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    for (const branch of asArray(schema[keyword])) {
      collect(document, branch, into, depth + 1);
    }
  }
}

/**
 * Looks at several schemas for one place as one.
 *
 * @param document the bundled OpenAPI document the references lead into
 * @param schemas the alternatives
 * @param parent the component that holds the place, for schemas that are no component of their own
 */
export function viewSchema(document: OpenApiDocument, schemas: readonly unknown[], parent?: string): SchemaView {
  const view: Building = {
    types: new Set(),
    formats: new Set(),
    properties: new Map(),
    items: [],
    component: undefined,
  };
  for (const schema of schemas) {
    collect(document, schema, view, 0);
  }
  return { ...view, component: view.component ?? parent };
}
