import { memoize } from '../memo.ts';
import { type Dict, isDict } from '../read/guards.ts';
import { scalarText } from './yaml-scalars.ts';

const FLOW_LIMIT = 90;

/** Receives the text piece by piece. */
export type Sink = (chunk: string) => void;

/**
 * Writes plain data as YAML 1.2 (core schema): block style, two spaces, keys in their own order, short lists of
 * scalars on one line. A writer of its own because documents run to many megabytes and need none of what makes a
 * general one slow: anchors, tags, comments.
 */
export function toYaml(value: unknown): string {
  const chunks: string[] = [];
  streamYaml(value, (chunk) => chunks.push(chunk));
  return chunks.join('');
}

/** Like `toYaml`, without ever holding the whole text. */
export function streamYaml(value: unknown, sink: Sink): void {
  const writer = new Writer(sink);
  writer.document(value);
  writer.flush();
}

const PIECES = 8192;

class Writer {
  readonly #sink: Sink;
  // Joined at once: adding text to text piece by piece would make an object of every step.
  readonly #pieces: string[] = new Array(2 * PIECES).fill('');
  #count = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  document(value: unknown): void {
    const keys = isDict(value) ? keysOf(value) : NO_KEYS;
    if (Array.isArray(value) && value.length > 0) {
      this.#list(value, 0, '');
    } else if (keys.length > 0) {
      this.#map(value as Dict, keys, 0, '');
    } else {
      this.#add(inlineText(value, 0) ?? '');
    }
    this.#add('\n');
  }

  flush(): void {
    this.#sink(this.#pieces.slice(0, this.#count).join(''));
    this.#count = 0;
  }

  #add(piece: string): void {
    this.#pieces[this.#count] = piece;
    this.#count += 1;
  }

  /** `first` stands before the first line: a line break with its indentation, or the dash of the list around it. */
  #map(map: Dict, keys: readonly string[], level: number, first: string): void {
    const line = lineOf(level);
    let prefix = first;
    for (let i = 0; i < keys.length; i += 1) {
      const key = keys[i] as string;
      const member = map[key];
      if (member !== undefined) {
        if (prefix === line) {
          this.#add(keyLine(key, level));
        } else {
          this.#add(prefix);
          this.#add(keyText(key, line));
          prefix = line;
        }
        this.#member(member, level);
      }
    }
    if (this.#count > PIECES) {
      this.flush();
    }
  }

  /** What follows a key: on its line, or below it. */
  #member(member: unknown, level: number): void {
    if (isDict(member)) {
      const keys = keysOf(member);
      if (keys.length > 0) {
        this.#map(member, keys, level + 1, lineOf(level + 1));
        return;
      }
    }
    const text = memberText(member, level);
    if (text === undefined) {
      this.#list(member as readonly unknown[], level + 1, lineOf(level + 1));
    } else {
      this.#add(text);
    }
  }

  #list(list: readonly unknown[], level: number, first: string): void {
    const line = lineOf(level);
    let prefix = first;
    for (let i = 0; i < list.length; i += 1) {
      const item = list[i];
      const keys = isDict(item) ? keysOf(item) : NO_KEYS;
      // The first line of a collection inside a list stands on the dash's line.
      if (keys.length > 0) {
        this.#map(item as Dict, keys, level + 1, `${prefix}- `);
      } else if (Array.isArray(item) && flowText(item) === undefined) {
        this.#list(item, level + 1, `${prefix}- `);
      } else {
        this.#add(prefix);
        this.#add('-');
        this.#add(memberText(item, level) ?? '');
      }
      prefix = line;
      if (this.#count > PIECES) {
        this.flush();
      }
    }
  }
}

const NO_KEYS: readonly string[] = [];

/** Keys of an object; none where no member has a value. */
function keysOf(map: Dict): readonly string[] {
  const keys = Object.keys(map);
  for (let i = 0; i < keys.length; i += 1) {
    if (map[keys[i] as string] !== undefined) {
      return keys;
    }
  }
  return NO_KEYS;
}

/** What follows a key or a dash on its line, space included; undefined for a list that stands below. */
function memberText(member: unknown, level: number): string | undefined {
  const short = typeof member === 'string' && member.length <= SHORT ? shortText(member) : '';
  if (short !== '') {
    return short;
  }
  const text = inlineText(member, level);
  return text === undefined ? undefined : ` ${text}`;
}

/** A value that begins on its key's line; undefined for a list that stands below. An object has no members here. */
function inlineText(value: unknown, level: number): string | undefined {
  if (Array.isArray(value)) {
    return flowText(value);
  }
  return isDict(value) ? '{}' : scalarText(value, level);
}

const LINES: string[] = [];

/** A line break, and the indentation of the line it begins. */
function lineOf(level: number): string {
  LINES[level] ??= `\n${'  '.repeat(level)}`;
  return LINES[level];
}

const SHORT = 48;
// A short text without line breaks looks the same on every level; empty for any other.
const shortText = memoize((text) => (text.includes('\n') ? '' : ` ${scalarText(text, 0, true)}`), 50_000);

function flowText(list: readonly unknown[]): string | undefined {
  let length = 0;
  const parts: string[] = [];
  for (let i = 0; i < list.length; i += 1) {
    const item = list[i];
    if (typeof item === 'object' && item !== null) {
      return undefined;
    }
    const text = scalarText(item, 0, true);
    length += text.length + 2;
    if (length > FLOW_LIMIT) {
      return undefined;
    }
    parts.push(text);
  }
  return `[${parts.join(', ')}]`;
}

/** A key on a line of its own. */
function keyLine(key: string, level: number): string {
  KEY_LINES[level] ??= memoize((short) => lineOf(level) + keyText(short, ''), 20_000);
  return key.length <= SHORT ? KEY_LINES[level](key) : lineOf(level) + keyText(key, lineOf(level));
}

const KEY_LINES: ((key: string) => string)[] = [];

function keyText(key: string, line: string): string {
  if (key.length <= SHORT) {
    return shortKey(key);
  }
  const name = scalarText(key, 0, true);
  // YAML limits an implicit key to 1,024 characters.
  return name.length > 1000 ? `? ${name}${line}:` : `${name}:`;
}

const shortKey = memoize((key) => `${scalarText(key, 0, true)}:`, 50_000);
