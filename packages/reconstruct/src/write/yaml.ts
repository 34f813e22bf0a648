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
  #pieces: string[] = [];

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  document(value: unknown): void {
    if (Array.isArray(value) && value.length > 0) {
      this.#list(value, 0, '');
    } else if (isDict(value) && !isEmpty(value)) {
      this.#map(value, 0, '');
    } else {
      this.#pieces.push(inlineText(value, 0) ?? '');
    }
    this.#pieces.push('\n');
  }

  flush(): void {
    this.#sink(this.#pieces.join(''));
    this.#pieces = [];
  }

  /** `first` stands before the first line: a line break with its indentation, or the dash of the list around it. */
  #map(map: Dict, level: number, first: string): void {
    const line = lineOf(level);
    let prefix = first;
    for (const key of Object.keys(map)) {
      const member = map[key];
      if (member !== undefined) {
        const text = memberText(member, level);
        if (text === undefined) {
          this.#pieces.push(prefix, keyText(key, line));
          this.#below(member, level);
        } else {
          this.#pieces.push(prefix, keyText(key, line), text);
        }
        prefix = line;
      }
    }
  }

  #list(list: readonly unknown[], level: number, first: string): void {
    const line = lineOf(level);
    let prefix = first;
    for (const item of list) {
      // The first line of a collection inside a list stands on the dash's line.
      if (isDict(item) && !isEmpty(item)) {
        this.#map(item, level + 1, `${prefix}- `);
      } else if (Array.isArray(item) && flowText(item) === undefined) {
        this.#list(item, level + 1, `${prefix}- `);
      } else {
        this.#pieces.push(prefix, '-', memberText(item, level) ?? '');
      }
      prefix = line;
    }
  }

  /** A collection that begins on the line after its key. */
  #below(member: unknown, level: number): void {
    if (Array.isArray(member)) {
      this.#list(member, level + 1, lineOf(level + 1));
    } else {
      this.#map(member as Dict, level + 1, lineOf(level + 1));
    }
    if (this.#pieces.length > PIECES) {
      this.flush();
    }
  }
}

/** What follows a key or a dash on its line, space included; undefined for a collection that stands below. */
function memberText(member: unknown, level: number): string | undefined {
  const short = typeof member === 'string' && member.length <= SHORT ? shortText(member) : '';
  if (short !== '') {
    return short;
  }
  const text = inlineText(member, level);
  return text === undefined ? undefined : ` ${text}`;
}

/** A value that begins on its key's line; undefined for a collection that stands below. */
function inlineText(value: unknown, level: number): string | undefined {
  if (Array.isArray(value)) {
    return flowText(value);
  }
  if (isDict(value)) {
    return isEmpty(value) ? '{}' : undefined;
  }
  return scalarText(value, level);
}

function isEmpty(map: Dict): boolean {
  for (const key in map) {
    if (map[key] !== undefined) {
      return false;
    }
  }
  return true;
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
  for (const item of list) {
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

function keyText(key: string, line: string): string {
  if (key.length <= SHORT) {
    return shortKey(key);
  }
  const name = scalarText(key, 0, true);
  // YAML limits an implicit key to 1,024 characters.
  return name.length > 1000 ? `? ${name}${line}:` : `${name}:`;
}

const shortKey = memoize((key) => `${scalarText(key, 0, true)}:`, 50_000);
