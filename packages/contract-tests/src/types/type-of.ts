import { refName } from '@belvo-openapi/spec';
import type { Schema, SchemaObject } from '../schema/schema.ts';
import type { Naming } from './used-schemas.ts';

/**
 * The TypeScript type a schema stands for, written down independently of the client's generator. Components become
 * `schemas.<Name>`: each of them is compared on its own.
 *
 * @param isRequest Whether it is part of a request, where what may be left out may be undefined.
 */
export function typeOf(schema: Schema, naming: Naming, isRequest = false): string {
  if (typeof schema === 'boolean') {
    return schema ? 'unknown' : 'never';
  }
  const name = schema.$ref === undefined ? undefined : refName(schema as { $ref: string });
  if (name !== undefined) {
    return `schemas.${naming.typeName(name)}`;
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  if (schema.enum) {
    return union(schema.enum.map((value) => JSON.stringify(value)));
  }
  const inner = (part: Schema) => typeOf(part, naming, isRequest);
  const branches = schema.oneOf ?? schema.anyOf;
  const parts = [
    ...(schema.allOf ?? []).map(inner),
    ...(branches ? [union(branches.map(inner))] : []),
    ...(schema.properties || schema.type !== undefined ? [ownType(schema, inner, isRequest)] : []),
  ];
  return parts.length === 0 ? 'unknown' : parts.map((part) => `(${part})`).join(' & ');
}

type Inner = (schema: Schema) => string;

function ownType(schema: SchemaObject, inner: Inner, isRequest: boolean): string {
  const types = schema.type === undefined ? ['object'] : [schema.type].flat();
  return union(types.map((type) => typeNamed(type, schema, inner, isRequest)));
}

function typeNamed(type: string, schema: SchemaObject, inner: Inner, isRequest: boolean): string {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array':
      return `(${inner(schema.items ?? true)})[]`;
    case 'object':
      return objectType(schema, inner, isRequest);
    default:
      return type;
  }
}

function objectType(
  { properties = {}, required = [], additionalProperties }: SchemaObject,
  inner: Inner,
  isRequest: boolean,
): string {
  const missing = isRequest ? ' | undefined' : '';
  const members = Object.entries(properties).map(([name, property]) =>
    required.includes(name)
      ? `${JSON.stringify(name)}: ${inner(property)}`
      : `${JSON.stringify(name)}?: ${inner(property)}${missing}`,
  );
  // `true` beside named fields opens the schema, not the type: a misspelt field must not compile.
  const open = typeof additionalProperties === 'object' || (additionalProperties === true && members.length === 0);
  const rest = open ? [`{ [key: string]: ${inner(additionalProperties)} }`] : [];
  return members.length === 0 && rest.length > 0 ? rest.join() : [`{ ${members.join('; ')} }`, ...rest].join(' & ');
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}
