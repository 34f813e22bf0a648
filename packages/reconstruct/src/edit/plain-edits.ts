import type { Key } from '../compare/source.ts';
import { put } from '../read/guards.ts';

/** A change of a document, as plain data. `set` makes the maps on its way that are missing. */
export type PlainEdit =
  | { readonly action: 'set'; readonly path: readonly Key[]; readonly value: unknown }
  | { readonly action: 'append'; readonly path: readonly Key[]; readonly value: unknown }
  | { readonly action: 'remove'; readonly path: readonly Key[] };

/** Thrown when a change cannot be made where it is wanted; the message says why, for a person. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

/** Some data with a change made: what the edited text must say. Only what is on the way to the change is copied. */
export function editData(data: unknown, edit: PlainEdit): unknown {
  if (edit.path.length === 0) {
    throw new EditError('there is no place for it');
  }
  return changed(data, edit, 0);
}

function changed(node: unknown, edit: PlainEdit, depth: number): unknown {
  const key = edit.path[depth] as Key;
  if (typeof node !== 'object' || node === null) {
    throw new EditError('there is no place for it');
  }
  const copy = (Array.isArray(node) ? [...node] : { ...node }) as Record<Key, unknown>;
  const below = Object.hasOwn(copy, key) ? copy[key] : undefined;
  if (depth < edit.path.length - 1) {
    if ((below ?? undefined) === undefined && (edit.action === 'remove' || Array.isArray(node))) {
      throw new EditError('there is no place for it');
    }
    put(copy as Record<string, unknown>, String(key), changed(below ?? {}, edit, depth + 1));
  } else if (edit.action === 'set') {
    put(copy as Record<string, unknown>, String(key), edit.value);
  } else if (edit.action === 'append') {
    if (!Array.isArray(below ?? [])) {
      throw new EditError(`${String(key)} is no list`);
    }
    put(copy as Record<string, unknown>, String(key), [...((below ?? []) as unknown[]), edit.value]);
  } else if (Array.isArray(copy)) {
    copy.splice(Number(key), 1);
  } else {
    delete copy[key];
  }
  return copy;
}
