import type { Json, OpenApiDocument, Schema } from '@belvo-openapi/spec-model';
import { refName } from '@belvo-openapi/spec-model';
import type { FoundExample } from './find-examples.ts';
import type { Validate } from './validator.ts';

/** A schema, its JSON Pointer, and the part of an example that it describes. */
interface Step {
  readonly schema: Schema;
  readonly pointer: string;
  readonly value: Json;
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readPointer(doc: OpenApiDocument, pointer: string): Schema {
  const tokens = pointer.split('/').slice(1);
  const names = tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], doc) as Schema;
}

function propertySteps({ schema, pointer, value }: Step): readonly Step[] {
  if (!isRecord(value)) {
    return [];
  }
  const { properties = {}, additionalProperties } = schema;
  return Object.entries(value).flatMap(([key, inner]) => {
    const property = properties[key];
    if (property !== undefined) {
      const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
      return [{ schema: property, pointer: `${pointer}/properties/${token}`, value: inner }];
    }
    const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
    return rest ? [{ schema: rest, pointer: `${pointer}/additionalProperties`, value: inner }] : [];
  });
}

function itemSteps({ schema, pointer, value }: Step): readonly Step[] {
  const { items } = schema;
  return items && Array.isArray(value)
    ? value.map((item: Json) => ({ schema: items, pointer: `${pointer}/items`, value: item }))
    : [];
}

function branchSteps({ schema, pointer, value }: Step, validate: Validate): readonly Step[] {
  return (['allOf', 'anyOf', 'oneOf'] as const)
    .flatMap((key) =>
      (schema[key] ?? []).map((branch, index) => ({ schema: branch, pointer: `${pointer}/${key}/${index}`, value })),
    )
    .filter((step) => validate(step.pointer, value).length === 0);
}

/**
 * The names of the schema components that examples exercise: those that a value passes through on its way, property by
 * property. Of `anyOf` and `oneOf`, only the branches that the value fits count.
 */
export function reachedSchemas(
  doc: OpenApiDocument,
  examples: readonly FoundExample[],
  validate: Validate,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const steps: Step[] = examples.map(({ schemaPointer: pointer, value }) => {
    const component = /^\/components\/schemas\/[^/]+$/.test(pointer);
    return { schema: component ? { $ref: `#${pointer}` } : readPointer(doc, pointer), pointer, value };
  });
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const name = refName(step.schema);
    if (name === undefined) {
      steps.push(...propertySteps(step), ...itemSteps(step), ...branchSteps(step, validate));
    } else {
      reached.add(name);
      const pointer = `/components/schemas/${name}`;
      steps.push({ schema: readPointer(doc, pointer), pointer, value: step.value });
    }
  }
  return reached;
}
