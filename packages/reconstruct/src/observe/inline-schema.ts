import { put } from '../read/guards.ts';
import { Kind, kindNames } from './kinds.ts';
import type { Schema } from './observations.ts';
import { effectiveFormat, isBlank, type Shape } from './shape.ts';

/** Types and format of a place as schema keywords; empty when nothing is known. */
export function scalarKeywords(shape: Shape, answered = false): Schema {
  const names = kindNames(shape.kinds);
  if (names.length === 0) {
    return {};
  }
  const schema: Schema = { type: names.length === 1 ? names[0] : [...names] };
  const format = effectiveFormat(shape, answered);
  if (format !== '' && shape.kinds & (Kind.String | Kind.Integer | Kind.Number)) {
    schema.format = format;
  }
  return schema;
}

/** A shape as a JSON Schema of its own, nothing shared and nothing required: the bare evidence. */
export function inlineSchema(shape: Shape): Schema {
  if (isBlank(shape)) {
    return {};
  }
  const schema = scalarKeywords(shape);
  if (shape.props) {
    const properties: Record<string, Schema> = {};
    for (const [key, member] of shape.props) {
      put(properties, key, inlineSchema(member));
    }
    schema.properties = properties;
  }
  if (shape.values) {
    schema.additionalProperties = inlineSchema(shape.values);
  }
  if (shape.kinds & Kind.Array) {
    schema.items = shape.items ? inlineSchema(shape.items) : {};
  }
  return schema;
}
