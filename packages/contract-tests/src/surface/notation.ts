import { refName } from '@belvo-openapi/spec';
import type { Schema, SchemaObject } from '../schema/schema.ts';

/**
 * A schema in one line, everything that matters to a caller and nothing else: `string(date)`, `Link[]`,
 * `'a' | 'b'`, `{ id: Uuid, note?: string }`. Prose and examples are left out.
 */
export function notation(schema: Schema): string {
  if (typeof schema === 'boolean') {
    return schema ? 'any' : 'nothing';
  }
  const name = schema.$ref === undefined ? undefined : refName(schema as { $ref: string });
  const parts = [
    ...(name === undefined ? [] : [name]),
    ...(schema.allOf ?? []).map(notation),
    ...(schema.anyOf ? [`any of ${schema.anyOf.map(notation).join(' | ')}`] : []),
    ...(schema.oneOf ? [`one of ${schema.oneOf.map(notation).join(' | ')}`] : []),
    ...own(schema),
  ];
  const text = parts.length === 0 ? 'any' : parts.join(' & ');
  return `${text}${marks(schema)}`;
}

/** The fields of an object schema, `?` after the name of an optional one; absent for any other schema. */
export function fieldsOf(schema: Schema): Readonly<Record<string, string>> | undefined {
  if (typeof schema === 'boolean' || schema.properties === undefined || schema.allOf || schema.anyOf || schema.oneOf) {
    return undefined;
  }
  const required = schema.required ?? [];
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, property]) => [
      required.includes(name) ? name : `${name}?`,
      notation(property),
    ]),
  );
}

/** Whether an object takes fields beside those it names, and which. */
export function restOf(schema: Schema): string {
  if (typeof schema === 'boolean') {
    return 'any';
  }
  const { additionalProperties = true, unevaluatedProperties } = schema;
  const limits = range(
    (schema as { minProperties?: number }).minProperties,
    (schema as { maxProperties?: number }).maxProperties,
  );
  const types = [schema.type ?? 'object'].flat().filter((type) => type !== 'object');
  return [`${notation(unevaluatedProperties ?? additionalProperties)}${limits}`, ...types].join(' or ');
}

function own(schema: SchemaObject): readonly string[] {
  if (schema.const !== undefined) {
    return [JSON.stringify(schema.const)];
  }
  if (schema.enum) {
    const values = schema.enum.map((value) => JSON.stringify(value)).sort();
    return [`${[schema.type ?? 'any'].flat().join(' or ')} of ${values.join(' | ')}`];
  }
  const types = schema.type === undefined ? (schema.properties ? ['object'] : []) : [schema.type].flat();
  return types.length === 0 ? [] : [types.map((type) => typeNamed(type, schema)).join(' | ')];
}

function typeNamed(type: string, schema: SchemaObject): string {
  switch (type) {
    case 'array':
      return `${notation(schema.items ?? true)}[]${range(schema.minItems, schema.maxItems)}${schema.uniqueItems ? ' unique' : ''}`;
    case 'object': {
      const fields = Object.entries(fieldsOf(schema) ?? {}).map(([name, text]) => `${name}: ${text}`);
      const rest = restOf({ ...schema, type: 'object' });
      return `{ ${[...fields, ...(rest === 'any' ? [] : [`*: ${rest}`])].join(', ')} }`;
    }
    case 'string':
      return `string${inBrackets(schema.format, schema.pattern && `/${schema.pattern}/`)}${range(schema.minLength, schema.maxLength)}`;
    case 'integer':
    case 'number': {
      const low = schema.minimum ?? (schema.exclusiveMinimum === undefined ? undefined : `>${schema.exclusiveMinimum}`);
      const high =
        schema.maximum ?? (schema.exclusiveMaximum === undefined ? undefined : `<${schema.exclusiveMaximum}`);
      return `${type}${inBrackets(schema.format)}${range(low, high)}${schema.multipleOf ? ` step ${schema.multipleOf}` : ''}`;
    }
    default:
      return type;
  }
}

function marks(schema: SchemaObject): string {
  const sensitive = (schema as { 'x-sensitive'?: string })['x-sensitive'];
  return [
    ...(sensitive === undefined ? [] : [sensitive]),
    ...(schema.deprecated ? ['deprecated'] : []),
    ...(schema.readOnly ? ['read-only'] : []),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ]
    .map((mark) => ` #${mark}`)
    .join('');
}

function inBrackets(...values: readonly (string | undefined)[]): string {
  const present = values.filter((value) => value !== undefined && value !== '');
  return present.length === 0 ? '' : `(${present.join(' ')})`;
}

function range(low: number | string | undefined, high: number | string | undefined): string {
  return low === undefined && high === undefined ? '' : `{${low ?? ''}..${high ?? ''}}`;
}
