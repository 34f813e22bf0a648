import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Key } from '../compare/source.ts';
import { blockText, flowText, jsonText, jsonUnit } from './fragments.ts';
import { EditError, type PlainEdit } from './plain-edits.ts';

/** A stretch of text to replace. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A key's value or a list's element in a document, with where it begins. */
export function entry(node: unknown, key: Key): { value: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = pairOf(node, key);
    return pair && { value: pair.value, offset: (pair.key as Node).range?.[0] ?? 0 };
  }
  const item = isSeq(node) ? node.items[Number(key)] : undefined;
  return item === undefined || isPair(item)
    ? undefined
    : { value: item, offset: (item as Node | null)?.range?.[0] ?? 0 };
}

function pairOf(map: YAMLMap, key: Key): Pair | undefined {
  return map.items.find((pair) => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key)) === String(key));
}

/** Finds out how a change of a YAML or JSON document reads as a change of its text. */
export class TextEditor {
  readonly #source: string;
  readonly #document: Document;
  readonly #json: boolean;
  /** What each level is indented by. */
  readonly #unit: string;

  constructor(source: string, document: Document) {
    this.#source = source;
    this.#document = document;
    this.#json = /^\s*\{/.test(source.replace(/^\uFEFF/, ''));
    this.#unit = this.#json ? jsonUnit(source) : '  ';
  }

  splice(edit: PlainEdit): Splice {
    const found = this.#find(edit.path);
    const { node, depth } = found;
    const rest = edit.path.slice(depth);
    if (edit.action === 'remove') {
      if (rest.length > 0) {
        throw new EditError('there is nothing to remove');
      }
      return this.#remove(edit.path);
    }
    if (rest.length === 0) {
      return edit.action === 'append' ? this.#append(node, edit.value) : this.#replace(node, edit.value, edit.path);
    }
    const value = nested(rest.slice(1), edit.action === 'append' ? [edit.value] : edit.value);
    if (isMap(node)) {
      return this.#insert(node, String(rest[0]), value);
    }
    if (isScalar(node) && node.value === null && depth > 0) {
      return this.#replace(
        node,
        nested(rest, edit.action === 'append' ? [edit.value] : edit.value),
        edit.path.slice(0, depth),
      );
    }
    throw new EditError('there is no place for it');
  }

  /** The deepest node on the way to a path. */
  #find(path: readonly Key[]): { node: Node; depth: number } {
    let node = this.#document.contents as unknown;
    for (const [depth, key] of path.entries()) {
      const next = entry(node, key);
      if (next === undefined) {
        return { node: this.#checked(node), depth };
      }
      node = next.value;
      if (isAlias(node)) {
        throw new EditError('the place is an alias of another');
      }
    }
    return { node: this.#checked(node), depth: path.length };
  }

  #checked(node: unknown): Node {
    const range = (node as Node | null)?.range;
    if (node === null || node === undefined || !range) {
      throw new EditError('there is no place for it');
    }
    if ((node as { anchor?: string }).anchor !== undefined) {
      throw new EditError('the place has an anchor: what refers to it would change as well');
    }
    return node as Node;
  }

  #insert(map: YAMLMap, key: string, value: unknown): Splice {
    if (map.flow || map.items.length === 0) {
      return this.#insertFlow(map, map.items, `${this.#key(key)}: `, value, key);
    }
    const keys = map.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key));
    const before = positionOf(key, keys);
    const first = (map.items[0] as Pair<Node>).key;
    const indent = this.#column(first.range?.[0] ?? 0);
    const block = blockText({ [key]: value }, indent);
    if (before === 0) {
      const start = first.range?.[0] ?? 0;
      return { start, end: start, text: `${block}${' '.repeat(indent)}` };
    }
    return this.#afterLine(this.#endOf(map.items[before - 1] as Pair), ' '.repeat(indent) + block);
  }

  #append(node: Node, value: unknown): Splice {
    if (!isSeq(node)) {
      throw new EditError('the place is no list');
    }
    if (node.flow || node.items.length === 0) {
      return this.#insertFlow(node, node.items, '', value, undefined);
    }
    const first = (node.items[0] as Node).range?.[0] ?? 0;
    const dash = this.#source.lastIndexOf('-', first - 1);
    const indent = this.#column(dash);
    const last = node.items.at(-1) as Node;
    return this.#afterLine(this.#endOfNode(last), ' '.repeat(indent) + blockText([value], indent));
  }

  /** Into `{…}` or `[…]`, and into `{}` of a block document, which becomes a block. */
  #insertFlow(
    node: YAMLMap | YAMLSeq,
    items: readonly unknown[],
    prefix: string,
    value: unknown,
    key: string | undefined,
  ): Splice {
    const [start, end] = node.range as [number, number, number];
    if (items.length === 0 && !this.#json) {
      const indent = this.#lineIndent(start) + 2;
      const block = blockText(key === undefined ? [value] : { [key]: value }, indent).trimEnd();
      const from = this.#source.slice(0, start).trimEnd().length;
      return { start: from, end, text: `\n${' '.repeat(indent)}${block}` };
    }
    const text = (indent: number): string => prefix + (this.#json ? this.#jsonText(value, indent) : flowText(value));
    const line = (indent: number): string => (this.#unit === '' ? '' : `\n${this.#unit.charAt(0).repeat(indent)}`);
    if (items.length === 0) {
      const indent = this.#lineIndent(start);
      const inner = indent + this.#unit.length;
      const [open, close] = [this.#source[start] as string, this.#source[end - 1] as string];
      return { start, end, text: `${open}${line(inner)}${text(inner)}${line(indent)}${close}` };
    }
    const last = items.at(-1);
    const at = isPair(last) ? this.#endOf(last) : this.#endOfNode(last as Node);
    const first = items[0];
    const begin = (isPair(first) ? (first.key as Node) : (first as Node)).range?.[0] ?? 0;
    const own = this.#source.slice(start, begin).includes('\n');
    const indent = own ? this.#column(begin) : 0;
    return { start: at, end: at, text: own ? `,${line(indent)}${text(indent)}` : `, ${text(indent)}` };
  }

  #jsonText(value: unknown, indent: number): string {
    return jsonText(value, indent, this.#unit);
  }

  #key(key: string): string {
    return this.#json ? JSON.stringify(key) : flowText(key);
  }

  #replace(node: Node, value: unknown, path: readonly Key[]): Splice {
    const [start, valueEnd] = node.range as [number, number, number];
    const end = start + this.#source.slice(start, valueEnd).trimEnd().length;
    if (holdsComment(node, this.#source.slice(start, end))) {
      throw new EditError('a comment in it would be lost');
    }
    if (this.#json) {
      return { start, end, text: this.#jsonText(value, this.#lineIndent(start)) };
    }
    if (isScalar(node) && typeof value === 'string' && !value.includes('\n')) {
      const quoted = quotedAs(node, value);
      if (quoted !== undefined) {
        return { start, end, text: quoted };
      }
    }
    if (this.#insideFlow(path)) {
      return { start, end, text: flowText(value) };
    }
    const holder = this.#lineIndent(start);
    const collection = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    const ownLine = (isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0;
    if (!collection || !ownLine) {
      // Written behind a key, so that what needs a line of its own gets one.
      const behind = blockText({ k: value }, holder).slice(2).replace(/^ /, '').trimEnd();
      if (path.length === 0) {
        return { start, end, text: behind };
      }
      const from = behind.startsWith('\n') ? this.#source.slice(0, start).trimEnd().length : start;
      const back = ownLine ? this.#source.slice(0, start).trimEnd().length : from;
      return { start: Math.min(from, back), end, text: ownLine && !behind.startsWith('\n') ? ` ${behind}` : behind };
    }
    return { start, end, text: blockText(value, this.#column(start)).trimEnd() };
  }

  #insideFlow(path: readonly Key[]): boolean {
    let node = this.#document.contents as unknown;
    for (const key of path) {
      if ((isMap(node) || isSeq(node)) && node.flow) {
        return true;
      }
      node = entry(node, key)?.value;
    }
    return false;
  }

  #remove(path: readonly Key[]): Splice {
    const { node: parent } = this.#find(path.slice(0, -1));
    const key = path.at(-1) as Key;
    const items: readonly unknown[] = isMap(parent) || isSeq(parent) ? parent.items : [];
    const index = isMap(parent) ? parent.items.indexOf(pairOf(parent, key) as Pair) : Number(key);
    const item = items[index];
    if (item === undefined) {
      throw new EditError('there is nothing to remove');
    }
    if (items.length === 1) {
      return this.#replace(parent, isMap(parent) ? {} : [], path.slice(0, -1));
    }
    const startOf = (entry: unknown): number => (isPair(entry) ? (entry.key as Node) : (entry as Node)).range?.[0] ?? 0;
    const endOf = (entry: unknown): number => (isPair(entry) ? this.#endOf(entry) : this.#endOfNode(entry as Node));
    const flow = (isMap(parent) || isSeq(parent)) && parent.flow;
    if (flow || this.#json) {
      return index === 0
        ? { start: startOf(item), end: startOf(items[1]), text: '' }
        : { start: endOf(items[index - 1]), end: endOf(item), text: '' };
    }
    const start = startOf(item);
    const lineStart = this.#source.lastIndexOf('\n', start - 1) + 1;
    const before = this.#source.slice(lineStart, start);
    const alone = isMap(parent) ? /^ *$/.test(before) : /^ *- *$/.test(before);
    return alone
      ? { start: lineStart, end: this.#lineEnd(endOf(item)), text: '' }
      : { start, end: startOf(items[index + 1]), text: '' };
  }

  #endOf(pair: Pair): number {
    const value = pair.value as Node | null;
    const key = pair.key as Node;
    return value?.range
      ? Math.max(this.#endOfNode(value), key.range?.[1] ?? 0)
      : this.#source.indexOf(':', key.range?.[1] ?? 0) + 1;
  }

  /** End of what belongs to a node, its trailing empty lines left out unless they are part of a text. */
  #endOfNode(node: Node): number {
    const [start, end] = node.range as [number, number, number];
    const text = this.#source.slice(start, end);
    return /^[|>][0-9]*\+/.test(text) ? end : start + text.trimEnd().length;
  }

  /** Text on lines of its own after the line a position is in. */
  #afterLine(position: number, text: string): Splice {
    const end = this.#source[position - 1] === '\n' ? position : this.#lineEnd(position);
    const missing = end > 0 && this.#source[end - 1] !== '\n';
    return { start: end, end, text: missing ? `\n${text.trimEnd()}` : text };
  }

  #lineEnd(position: number): number {
    const line = this.#source.indexOf('\n', position);
    return line < 0 ? this.#source.length : line + 1;
  }

  #column(offset: number): number {
    return offset - (this.#source.lastIndexOf('\n', offset - 1) + 1);
  }

  /** Indentation of the line a position is in, dashes of lists counted as space. */
  #lineIndent(offset: number): number {
    const lineStart = this.#source.lastIndexOf('\n', offset - 1) + 1;
    return /^(?:[ \t]|- )*/.exec(this.#source.slice(lineStart, offset))?.[0].length ?? 0;
  }
}

/** Whether somebody has commented on something in a map or list. */
function holdsComment(node: Node, text: string): boolean {
  let found = false;
  if (isMap(node) || isSeq(node)) {
    visit(node, {
      Node: (_key, { comment, commentBefore }) => {
        const written = [comment, commentBefore].some((own) => own && text.includes(`#${own.split('\n')[0]}`));
        found ||= written;
        return written ? visit.BREAK : undefined;
      },
    });
  }
  return found;
}

/** Order in which path items are written. */
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];

/** Place of a status or method among its like; -1 for any other key. */
export function rankOf(key: Key): number {
  return /^[1-5]\d\d$/.test(String(key)) ? Number(key) : METHODS.indexOf(String(key));
}

/** Where a key goes among others: statuses and methods in their order, where those that are there keep it; else last. */
function positionOf(key: string, keys: readonly string[]): number {
  const ranks = keys.map(rankOf);
  const ordered = ranks.every((own, index) => own >= 0 && own >= (ranks[index - 1] ?? 0));
  const rank = rankOf(key);
  return rank >= 0 && ordered ? ranks.filter((own) => own < rank).length : keys.length;
}

/** Maps of one key each around a value; a number as key makes no list. */
function nested(path: readonly Key[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** A text in the quotes of the one it replaces. */
function quotedAs(scalar: Scalar, value: string): string | undefined {
  if (scalar.type === 'QUOTE_DOUBLE') {
    return JSON.stringify(value);
  }
  return scalar.type === 'QUOTE_SINGLE' ? `'${value.replaceAll("'", "''")}'` : undefined;
}
