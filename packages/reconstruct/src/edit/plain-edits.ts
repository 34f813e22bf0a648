import type { Key } from '../compare/source.ts';
import { isDict, put } from '../read/guards.ts';

/** A change of a document, as plain data. `set` makes the maps on its way that are missing. */
export type PlainEdit =
  | { readonly action: 'set'; readonly path: readonly Key[]; readonly value: unknown }
  | { readonly action: 'append'; readonly path: readonly Key[]; readonly value: unknown }
  | { readonly action: 'remove'; readonly path: readonly Key[] };

/** Thrown when a change cannot be made where it is wanted; the message says why, for a person. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

/** A copy of some data with a change made: what the edited text must say. */
export function editData(data: unknown, edit: PlainEdit): unknown {
  const copy = structuredClone(data);
  const parent = edit.path.slice(0, -1).reduce<unknown>((at, key, index) => step(at, key, edit, index), copy);
  const last = edit.path.at(-1);
  if (last === undefined || typeof parent !== 'object' || parent === null) {
    throw new EditError('there is no place for it');
  }
  const holder = parent as Record<Key, unknown>;
  if (edit.action === 'set') {
    if (Array.isArray(parent)) {
      parent[Number(last)] = edit.value;
    } else {
      put<unknown>(holder, String(last), edit.value);
    }
  } else if (edit.action === 'append') {
    const list = holder[last] ?? [];
    if (!Array.isArray(list)) {
      throw new EditError(`${String(last)} is no list`);
    }
    put<unknown>(holder, String(last), [...list, edit.value]);
  } else if (Array.isArray(parent)) {
    parent.splice(Number(last), 1);
  } else {
    delete holder[last];
  }
  return copy;
}

function step(at: unknown, key: Key, edit: PlainEdit, index: number): unknown {
  if (typeof at !== 'object' || at === null) {
    throw new EditError('there is no place for it');
  }
  const holder = at as Record<Key, unknown>;
  const below = Object.hasOwn(holder, key) ? holder[key] : undefined;
  if ((below ?? undefined) !== undefined) {
    return below;
  }
  if (edit.action === 'remove' || !isDict(at) || index >= edit.path.length - 1) {
    throw new EditError('there is no place for it');
  }
  const made: Record<string, unknown> = {};
  put<unknown>(at, String(key), made);
  return made;
}
