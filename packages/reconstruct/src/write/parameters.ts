import type { ParameterModel } from '../infer/model.ts';
import { Kind } from '../observe/kinds.ts';
import type { Schema } from '../observe/observations.ts';
import { isBlank, type Shape } from '../observe/shape.ts';
import type { ResolvedOptions } from '../options.ts';
import type { FieldNote } from '../read/notes.ts';
import { WrittenNumber } from '../read/written-number.ts';
import { scalarExample } from './example-values.ts';
import { withNote } from './notes.ts';
import type { SchemaWriter } from './schemas.ts';

/** A parameter object. */
export function parameterObject(
  parameter: ParameterModel,
  schemas: SchemaWriter,
  options: ResolvedOptions,
): Record<string, unknown> {
  const out: Record<string, unknown> = { name: parameter.name, in: parameter.in };
  if (options.prose && parameter.description !== '') {
    out.description = parameter.description;
  }
  if (parameter.required) {
    out.required = true;
  }
  if (parameter.style !== undefined && parameter.in === 'query' && parameter.style !== 'form') {
    out.style = parameter.style;
  }
  if (parameter.explode !== undefined) {
    out.explode = parameter.explode;
  }
  if (parameter.note?.deprecated) {
    out.deprecated = true;
  }
  out.schema = parameterSchema(parameter, schemas);
  if (options.examples && parameter.example !== undefined && !(parameter.shape.kinds & (Kind.Array | Kind.Object))) {
    out.example = exampleOf(parameter);
  }
  return out;
}

function parameterSchema(parameter: ParameterModel, schemas: SchemaWriter): Schema {
  const { note, choices } = parameter;
  const type = isBlank(parameter.shape) ? typeOfNote(note) : schemas.schemaOf(parameter.shape);
  if (choices && !note) {
    return { type: 'string', enum: choices };
  }
  const schema = withNote(type, note && { ...note, deprecated: false, choices }, false);
  const { enum: values, ...open } = schema;
  // A value that is sent and not listed shows that the list was misread.
  const example = Array.isArray(values) && parameter.example !== undefined ? exampleOf(parameter) : undefined;
  return Array.isArray(values) && example !== undefined && !values.includes(example) ? open : schema;
}

function typeOfNote(note: FieldNote | undefined): Schema {
  const schema = withNote({}, note, false);
  return typeof schema.type === 'string' && schema.type !== 'object' && schema.type !== 'array'
    ? { type: schema.type, ...(typeof schema.format === 'string' && { format: schema.format }) }
    : { type: 'string' };
}

function exampleOf(parameter: ParameterModel): unknown {
  return textAsExample(parameter.example ?? '', parameter.shape);
}

/** A value that traveled as text, as the type of its place. */
export function textAsExample(text: string, shape: Shape): unknown {
  const kinds = shape.kinds;
  const number = Number(text);
  const value =
    kinds & (Kind.Integer | Kind.Number) && text.trim() !== '' && Number.isFinite(number)
      ? /^-?\d+$/.test(text.trim()) && String(number) !== text.trim() && !Number.isSafeInteger(number)
        ? new WrittenNumber(text.trim())
        : number
      : kinds & Kind.Boolean && /^(true|false)$/.test(text)
        ? text === 'true'
        : text;
  return scalarExample(value, shape);
}
