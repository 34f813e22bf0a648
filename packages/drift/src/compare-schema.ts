import type { OpenApiDocument } from '@belvo-openapi/spec';
import { asArray, asObject, isObject, type JsonObject } from './json.ts';
import { viewSchema } from './schema-view.ts';

/** Where an observed schema goes beyond the specification's. */
export interface SchemaGap {
  /** Field with dots and `[]`, empty for the body as a whole: `token_generation_data.type`, `[].code`. */
  readonly field: string;
  /** The one attribute that differs; undefined when the field itself is missing. */
  readonly attribute: 'type' | 'format' | undefined;
  readonly message: string;
  /** Component the field belongs to in the bundle, if any. */
  readonly component: string | undefined;
}

function typesOf(schema: JsonObject): readonly string[] {
  return (typeof schema.type === 'string' ? [schema.type] : asArray(schema.type)).map(String);
}

function allows(types: ReadonlySet<string>, type: string): boolean {
  return types.size === 0 || types.has(type) || (type === 'integer' && types.has('number'));
}

/**
 * Lists what an observed schema shows and the specification's schemas for the same place do not say: fields, types and
 * formats. The other direction is no gap, because an example need not show everything.
 *
 * @param document the bundled OpenAPI document
 * @param observed the schema of one saved body, placeholders decoded
 * @param specified the schemas the specification has for it (alternatives)
 */
export function compareSchema(
  document: OpenApiDocument,
  observed: unknown,
  specified: readonly unknown[],
): SchemaGap[] {
  const gaps: SchemaGap[] = [];
  const walk = (node: unknown, schemas: readonly unknown[], field: string, parent: string | undefined): void => {
    if (!isObject(node)) {
      return;
    }
    const branches = [...asArray(node.anyOf), ...asArray(node.oneOf)];
    if (branches.length > 0) {
      for (const branch of branches) {
        walk(branch, schemas, field, parent);
      }
      return;
    }
    const view = viewSchema(document, schemas, parent);
    const add = (attribute: SchemaGap['attribute'], message: string) =>
      gaps.push({ field, attribute, message, component: view.component });
    const wrong = typesOf(node).filter((type) => !allows(view.types, type));
    if (wrong.length > 0) {
      add('type', `the collection shows ${wrong.join(', ')}, the specification says ${[...view.types].join(', ')}`);
      return;
    }
    if (typeof node.format === 'string' && !view.formats.has(node.format)) {
      const said = view.formats.size > 0 ? `format ${[...view.formats].join(', ')}` : 'no format';
      add('format', `the collection shows format ${node.format}, the specification has ${said}`);
    }
    for (const [name, property] of Object.entries(asObject(node.properties))) {
      const path = field === '' ? name : `${field}.${name}`;
      const known = view.properties.get(name);
      if (known) {
        walk(property, known, path, view.component);
      } else {
        const message = 'the collection shows the field, the specification does not have it';
        gaps.push({ field: path, attribute: undefined, message, component: view.component });
      }
    }
    if (isObject(node.items)) {
      walk(node.items, view.items, `${field}[]`, view.component);
    }
  };
  walk(observed, specified, '', undefined);
  return gaps;
}
