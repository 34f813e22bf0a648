import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Key } from '../compare/source.ts';
import { isDict } from '../read/guards.ts';
import { EditError, editData, type PlainEdit } from './plain-edits.ts';
import { entry, rankOf, type Splice, TextEditor } from './text-editor.ts';

/**
 * Makes changes in the text of a YAML or JSON document without touching anything else: not the comments, the quotes,
 * the order or the line ends of what is there. The result is read again and compared with what was wanted, so that a
 * text the writer does not understand is left alone instead of damaged.
 *
 * @throws EditError when there is no place for a change, or no way to write it
 */
export function editText(source: string, ...edits: readonly PlainEdit[]): string {
  const document = parsed(source);
  const before: unknown = document.toJS({ maxAliasCount: -1 });
  const wanted = edits.reduce(editData, before);
  const editor = new TextEditor(source, document);
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  let result = source;
  for (const { start, end, text } of ordered(united(document, before, wanted, edits), editor)) {
    result = result.slice(0, start) + text.replace(/\r?\n/g, eol) + result.slice(end);
  }
  const written = parseDocument(result, { merge: true });
  if (written.errors.length > 0 || !isDeepStrictEqual(plain(written.toJS({ maxAliasCount: -1 })), plain(wanted))) {
    throw new EditError('the text there is too unusual to be changed by a machine');
  }
  return result;
}

/** Data as JSON has it, where numbers that were kept as written are numbers. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data));
}

/** What came of editing as far as it goes. */
export interface PartialEdit<E extends PlainEdit> {
  readonly text: string;
  /** Changes that could not be made. */
  readonly failed: readonly E[];
}

/** Like {@link editText}, but leaves out what cannot be written: all at once if that works, else one by one. */
export function editTextPartly<E extends PlainEdit>(source: string, edits: readonly E[]): PartialEdit<E> {
  try {
    return { text: editText(source, ...edits), failed: [] };
  } catch (error) {
    if (!(error instanceof EditError)) {
      throw error;
    }
  }
  let text = source;
  const failed: E[] = [];
  for (const edit of edits) {
    try {
      text = editText(text, edit);
    } catch (error) {
      if (!(error instanceof EditError)) {
        throw error;
      }
      failed.push(edit);
    }
  }
  return { text, failed };
}

/** @throws EditError when the text is no single YAML document */
export function editorOf(source: string): TextEditor {
  return new TextEditor(source, parsed(source));
}

function parsed(source: string): Document {
  const document = parseDocument(source, { keepSourceTokens: true, merge: true });
  if (document.errors.length > 0) {
    throw new EditError('the file is no single YAML document');
  }
  return document;
}

/**
 * Changes as they are to be made in the text as it was: what goes into a new or replaced part is part of its value, and
 * each place is touched once, with what it holds in the end.
 */
function united(document: Document, before: unknown, wanted: unknown, edits: readonly PlainEdit[]): PlainEdit[] {
  const found = new Map<string, PlainEdit>();
  const removals = new Map<string, number>();
  for (const edit of edits) {
    const parent = edit.path.slice(0, -1).join('\n');
    removals.set(parent, (removals.get(parent) ?? 0) + (edit.action === 'remove' ? 1 : 0));
  }
  for (const edit of edits) {
    const place = existing(document, edit.path);
    const rest = edit.path.length - place.length;
    const list = at(before, place);
    let own: PlainEdit;
    if (
      edit.action === 'append' &&
      rest === 0 &&
      Array.isArray(list) &&
      list.length > 0 &&
      !removals.get(place.join('\n'))
    ) {
      own = edit;
      found.set(`${place.join('\n')}\n+${JSON.stringify(edit.value)}`, own);
      continue;
    }
    if (edit.action === 'remove') {
      const parent = edit.path.slice(0, -1);
      const holder = at(before, parent);
      const left = isDict(holder) || Array.isArray(holder) ? Object.keys(holder).length : 0;
      const count = removals.get(parent.join('\n')) ?? 0;
      own =
        rest === 0 && (count === 1 || (isDict(holder) && count < left))
          ? edit
          : { action: 'set', path: parent, value: at(wanted, parent) };
    } else {
      // Below what is there, the first missing key gets all that comes to stand there; an empty map is written anew.
      const holder = at(before, place);
      const empty = holder === null || (typeof holder === 'object' && Object.keys(holder).length === 0);
      const path = rest === 0 || empty ? place : edit.path.slice(0, place.length + 1);
      own = { action: 'set', path, value: at(wanted, path) };
    }
    found.set(own.path.join('\n'), own);
  }
  const all = [...found.values()];
  return all.filter((edit) => !all.some((other) => other.action === 'set' && isAbove(other.path, edit.path)));
}

function isAbove(one: readonly Key[], other: readonly Key[]): boolean {
  return one.length < other.length && one.every((key, index) => String(key) === String(other[index]));
}

function at(data: unknown, path: readonly Key[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node !== null ? (node as Record<Key, unknown>)[key] : undefined),
    data,
  );
}

/** The part of a path that is there. */
function existing(document: Document, path: readonly Key[]): readonly Key[] {
  let node: unknown = document.contents;
  for (const [depth, key] of path.entries()) {
    const next = isMap(node) || isSeq(node) ? entry(node, key) : undefined;
    if (next === undefined || (isScalar(node) && node.value === null)) {
      return path.slice(0, depth);
    }
    node = next.value;
  }
  return path;
}

/** Splices from the end of the text to its beginning; at one place what is further inside comes first in the text. */
function ordered(edits: readonly PlainEdit[], editor: TextEditor): Splice[] {
  return edits
    .map((edit, index) => ({
      splice: editor.splice(edit),
      depth: edit.path.length,
      rank: rankOf(edit.path.at(-1) ?? ''),
      index,
    }))
    .sort((a, b) => b.splice.start - a.splice.start || a.depth - b.depth || b.rank - a.rank || b.index - a.index)
    .map(({ splice }) => splice);
}

/** Line of a place in a text, from 1; of the nearest thing around it when the place itself is not there. */
export function lineOf(source: string, path: readonly Key[]): number {
  const document = parseDocument(source, { keepSourceTokens: true, merge: true });
  return lineIn(source, document, path);
}

/** {@link lineOf} for a document that is parsed already. */
export function lineIn(source: string, document: Document, path: readonly Key[]): number {
  let offset = 0;
  let at: unknown = document.contents;
  for (const key of path) {
    const next = entry(at, key);
    if (next === undefined) {
      break;
    }
    offset = next.offset;
    at = next.value;
  }
  return source.slice(0, offset).split('\n').length;
}
