import { refName } from '@belvo-openapi/spec';
import type { Schema, SchemaObject } from '../schema/schema.ts';

/**
 * The TypeScript type a schema stands for, written down independently of the client's generator. Components become
 * `schemas.<Name>`: each of them is compared on its own.
 */
export function typeOf(schema: Schema): string {
  if (typeof schema === 'boolean') {
    return schema ? 'unknown' : 'never';
  }
  const name = schema.$ref === undefined ? undefined : refName(schema as { $ref: string });
  if (name !== undefined) {
    return `schemas.${name}`;
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  if (schema.enum) {
    return union(schema.enum.map((value) => JSON.stringify(value)));
  }
  const branches = schema.oneOf ?? schema.anyOf;
  const parts = [
    ...(schema.allOf ?? []).map(typeOf),
    ...(branches ? [union(branches.map(typeOf))] : []),
    ...(schema.properties || schema.type !== undefined ? [ownType(schema)] : []),
  ];
  return parts.length === 0 ? 'unknown' : parts.map((part) => `(${part})`).join(' & ');
}

function ownType(schema: SchemaObject): string {
  const types = schema.type === undefined ? ['object'] : [schema.type].flat();
  return union(types.map((type) => typeNamed(type, schema)));
}

function typeNamed(type: string, schema: SchemaObject): string {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array':
      return `(${typeOf(schema.items ?? true)})[]`;
    case 'object':
      return objectType(schema);
    default:
      return type;
  }
}

function objectType({ properties = {}, required = [], additionalProperties }: SchemaObject): string {
  const members = Object.entries(properties).map(
    ([name, property]) => `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(property)}`,
  );
  // `true` beside named fields opens the schema, not the type: a misspelt field must not compile.
  const open = typeof additionalProperties === 'object' || (additionalProperties === true && members.length === 0);
  const rest = open ? [`{ [key: string]: ${typeOf(additionalProperties)} }`] : [];
  return members.length === 0 && rest.length > 0 ? rest.join() : [`{ ${members.join('; ')} }`, ...rest].join(' & ');
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}
