import { isDict, put } from '../read/guards.ts';
import { contentOf, type KeyContent } from './keys.ts';

/**
 * Rewrites schemas for OpenAPI 3.0, which knows no type lists, no `null` type and no siblings of `$ref`
 * (specification 3.0.3, section "Schema Object"). Values of examples are data and stay as they are.
 */
export function toOpenApi30(node: unknown, content: KeyContent = 'part'): unknown {
  if (Array.isArray(node) && content !== 'data') {
    return node.map((item) => toOpenApi30(item));
  }
  if (!isDict(node) || content === 'data') {
    return node;
  }
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node)) {
    put(out, name, toOpenApi30(value, contentOf(name, value, content)));
  }
  if (content === 'map') {
    return out;
  }
  return typeof out.$ref === 'string' ? liftReference(out) : lowerTypes(lowerNull(out));
}

function liftReference(schema: Record<string, unknown>): Record<string, unknown> {
  const { $ref, ...siblings } = schema;
  return Object.keys(siblings).length === 0 ? schema : { allOf: [{ $ref }], ...siblings };
}

// anyOf with a null branch: nullable, which means something beside a type only. What is referred to is an object.
function lowerNull(schema: Record<string, unknown>): Record<string, unknown> {
  const { anyOf, ...rest } = schema;
  const branches = Array.isArray(anyOf) ? anyOf.filter((branch) => !isNull(branch)) : undefined;
  if (branches === undefined || branches.length === (anyOf as unknown[]).length) {
    return schema;
  }
  const [only] = branches;
  return branches.length === 1 && isDict(only) && '$ref' in only
    ? { type: 'object', allOf: [only], nullable: true, ...rest }
    : { anyOf: orNull(branches), ...rest };
}

// A null branch has been lowered itself by now, to a schema without any keyword.
function isNull(branch: unknown): boolean {
  return isDict(branch) && Object.keys(branch).length === 0;
}

/** Alternatives of which one with a type may be null. */
function orNull(branches: readonly unknown[]): unknown[] {
  const typed = branches.findIndex((branch) => isDict(branch) && branch.type !== undefined);
  return branches.map((branch, index) => (index === typed ? { ...(branch as object), nullable: true } : branch));
}

function lowerTypes(schema: Record<string, unknown>): Record<string, unknown> {
  if (schema.type === 'null') {
    const { type, ...rest } = schema;
    return rest;
  }
  if (!Array.isArray(schema.type)) {
    return schema;
  }
  const { type, ...rest } = schema;
  const types = (type as string[]).filter((name) => name !== 'null');
  const nullable = types.length < (type as string[]).length ? { nullable: true } : {};
  return types.length === 1
    ? { type: types[0], ...rest, ...nullable }
    : {
        anyOf:
          Object.keys(nullable).length > 0
            ? orNull(types.map((name) => ofType(name, rest)))
            : types.map((name) => ofType(name, rest)),
      };
}

// Keywords go to the branch they are about.
function ofType(type: string, keywords: Record<string, unknown>): Record<string, unknown> {
  const { items, properties, additionalProperties, format, ...rest } = keywords;
  switch (type) {
    case 'array':
      return { type, items: items ?? {}, ...rest };
    case 'object':
      return {
        type,
        ...(properties ? { properties } : {}),
        ...(additionalProperties ? { additionalProperties } : {}),
        ...rest,
      };
    case 'string':
      return { type, ...(format ? { format } : {}), ...rest };
    default:
      return { type, ...rest };
  }
}
