import { put } from '../read/guards.ts';
import { jsonValue } from '../read/lenient-json.ts';
import type { Field } from '../read/model.ts';
import { type FieldNote, fieldNote } from '../read/notes.ts';
import { Kind } from './kinds.ts';
import { decodePlaceholder } from './placeholders.ts';
import { looksGenerated } from './real-values.ts';
import type { Shape } from './shape.ts';
import type { ShapeStore } from './shape-store.ts';
import { textShape } from './text-values.ts';

/** What the fields of a form show. */
export interface FormContent {
  readonly shape: Shape;
  /** The fields that are sent, as an example. */
  readonly value: Record<string, unknown>;
  readonly names: readonly string[];
  /** Names of the fields called required; undefined where no field has a description. */
  readonly required: readonly string[] | undefined;
  readonly notes: ReadonlyMap<string, FieldNote>;
  /** Media types of single fields. */
  readonly encoding: ReadonlyMap<string, string>;
}

/** Reads the fields of a form. Those that are switched off belong to the schema, not to the example. */
export function readForm(fields: readonly Field[], store: ShapeStore): FormContent {
  const members = new Map<string, Shape>();
  const value: Record<string, unknown> = {};
  const notes = new Map<string, FieldNote>();
  const encoding = new Map<string, string>();
  const counts = new Map<string, number>();
  let real = true;
  for (const field of fields) {
    const before = members.get(field.key);
    const n = (counts.get(field.key) ?? 0) + 1;
    counts.set(field.key, n);
    const shape = fieldShape(field, store);
    // A key given twice is a list.
    members.set(
      field.key,
      before
        ? store.ofItems(
            store.merge(n > 2 || field.type === 'file' ? innermost(before) : before, innermost(shape)),
            'request',
          )
        : shape,
    );
    if (!field.disabled) {
      const own = fieldValue(field, shape);
      put(value, field.key, Object.hasOwn(value, field.key) ? [value[field.key], own].flat() : own);
    }
    real &&= field.value !== undefined && !decodePlaceholder(field.value) && !looksGenerated(field.value);
    if (field.description !== '' && !notes.has(field.key)) {
      notes.set(field.key, fieldNote(field.description));
    }
    const contentType = field.contentType?.trim();
    if (contentType && /^[\w.+*-]+\/[\w.+*-]+/.test(contentType)) {
      encoding.set(field.key, contentType);
    }
  }
  const described = fields.some((field) => field.description !== '');
  return {
    shape: store.ofMembers(members, real, 'request'),
    value,
    names: [...members.keys()],
    required: described ? [...notes].filter(([, note]) => note.required).map(([name]) => name) : undefined,
    notes,
    encoding,
  };
}

function fieldShape(field: Field, store: ShapeStore): Shape {
  if (field.type === 'file') {
    const file = store.claim(Kind.String, 'binary');
    return (field.files?.length ?? 1) > 1 ? store.ofItems(file, 'request') : file;
  }
  return textShape(field.value ?? '', 'request', store);
}

function innermost(shape: Shape): Shape {
  return shape.items && (shape.kinds & ~Kind.Array) === 0 ? shape.items : shape;
}

function fieldValue(field: Field, shape: Shape): unknown {
  if (field.type === 'file') {
    return (field.files?.length ?? 1) > 1 ? field.files : (field.value ?? '');
  }
  const text = field.value ?? '';
  return shape.props || shape.items ? (jsonValue(text) ?? text) : text;
}
