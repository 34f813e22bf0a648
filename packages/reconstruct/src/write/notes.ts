import type { Schema } from '../observe/observations.ts';
import type { FieldNote } from '../read/notes.ts';

const FORMATS: Readonly<Record<string, Schema>> = {
  date: { type: 'string', format: 'date' },
  'date-time': { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
  array: { type: 'array', items: {} },
};

/** A schema with what people wrote about the place: prose, choices, default, limits, and the type where none is known. */
export function withNote(schema: Schema, note: FieldNote | undefined, prose: boolean): Schema {
  if (!note) {
    return schema;
  }
  const known = Object.keys(schema).length > 0 ? schema : ofNamedType(note.type);
  const out: Schema = { ...known, ...limits(known, note) };
  const fallback = typed(note.default, known);
  if (fallback !== undefined && (!Array.isArray(out.enum) || out.enum.includes(fallback))) {
    out.default = fallback;
  }
  if (note.deprecated) {
    out.deprecated = true;
  }
  return prose && note.text !== '' ? { description: note.text, ...out } : out;
}

function ofNamedType(type: string | undefined): Schema {
  return type === undefined ? {} : (FORMATS[type] ?? { type });
}

function limits(schema: Schema, note: FieldNote): Schema {
  const out: Schema = {};
  const choices = note.choices?.map((choice) => typed(choice, schema));
  if (choices && schema.format === undefined && choices.every((choice) => choice !== undefined)) {
    out.enum = choices;
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    Object.assign(out, {
      ...(note.minimum !== undefined && { minimum: note.minimum }),
      ...(note.maximum !== undefined && { maximum: note.maximum }),
    });
  }
  if (schema.type === 'string' && note.maxLength !== undefined && Number.isInteger(note.maxLength)) {
    out.maxLength = note.maxLength;
  }
  return out;
}

/** A text as a value of the schema's type; undefined where it is none. */
function typed(text: string | undefined, schema: Schema): unknown {
  if (text === undefined || text === '') {
    return undefined;
  }
  switch (schema.type) {
    case 'string':
      return schema.format === undefined ? text : undefined;
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? /true/i.test(text) : undefined;
    default:
      return undefined;
  }
}
