import { readFields } from './fields.ts';
import { asText, isDict } from './guards.ts';
import type { Body } from './model.ts';
import type { TextPool } from './text-pool.ts';

/** Reads a request body of any mode; undefined when there is none. */
export function readBody(value: unknown, texts: TextPool): Body | undefined {
  if (typeof value === 'string') {
    return value === '' ? undefined : { mode: 'raw', text: value, language: undefined };
  }
  if (!isDict(value) || value.disabled === true) {
    return undefined;
  }
  switch (value.mode) {
    case 'urlencoded':
      return form('application/x-www-form-urlencoded', value.urlencoded);
    case 'formdata':
      return form('multipart/form-data', value.formdata);
    case 'graphql':
      return graphql(value.graphql);
    case 'file':
    case 'binary':
      return { mode: 'file' };
    default:
      return raw(value.raw, value.options, texts);
  }
}

function form(mediaType: string, value: unknown): Body | undefined {
  const fields = typeof value === 'string' ? pairs(value) : readFields(value);
  return fields.length > 0 ? { mode: 'form', mediaType, fields } : undefined;
}

function pairs(text: string) {
  return readFields([...new URLSearchParams(text)].map(([key, value]) => ({ key, value })));
}

function raw(value: unknown, options: unknown, texts: TextPool): Body | undefined {
  const text = asText(value) ?? (isDict(value) || Array.isArray(value) ? stringify(value) : '');
  if (text.trim() === '') {
    return undefined;
  }
  const settings = isDict(options) && isDict(options.raw) ? options.raw : {};
  const language = typeof settings.language === 'string' ? settings.language : undefined;
  return { mode: 'raw', text: texts.one(text), language };
}

function graphql(value: unknown): Body | undefined {
  if (!isDict(value)) {
    return undefined;
  }
  const variables = asText(value.variables) ?? (isDict(value.variables) ? stringify(value.variables) : '');
  const operationName = asText(value.operationName) ?? '';
  return { mode: 'graphql', query: asText(value.query) ?? '', variables, operationName };
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}
