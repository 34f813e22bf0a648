import type { ParameterModel } from '../infer/model.ts';
import { Kind } from '../observe/kinds.ts';
import type { Schema } from '../observe/observations.ts';
import { isBlank } from '../observe/shape.ts';
import type { ResolvedOptions } from '../options.ts';
import { scalarExample } from './example-values.ts';
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
  out.schema = parameterSchema(parameter, schemas);
  if (options.examples && parameter.example !== undefined && !(parameter.shape.kinds & (Kind.Array | Kind.Object))) {
    out.example = exampleOf(parameter);
  }
  return out;
}

function parameterSchema(parameter: ParameterModel, schemas: SchemaWriter): Schema {
  const schema = isBlank(parameter.shape) ? { type: 'string' } : schemas.schemaOf(parameter.shape);
  return parameter.choices && schema.type === 'string' ? { type: 'string', enum: parameter.choices } : schema;
}

function exampleOf(parameter: ParameterModel): unknown {
  const kinds = parameter.shape.kinds;
  const text = parameter.example ?? '';
  const number = Number(text);
  const value =
    kinds & (Kind.Integer | Kind.Number) && text.trim() !== '' && Number.isFinite(number)
      ? number
      : kinds & Kind.Boolean && /^(true|false)$/.test(text)
        ? text === 'true'
        : text;
  return scalarExample(value, parameter.shape);
}
