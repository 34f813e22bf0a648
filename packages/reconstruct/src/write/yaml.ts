import { memoize } from '../memo.ts';
import { type Dict, isDict } from '../read/guards.ts';
import { scalarText } from './yamlScalars.ts';

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
      this.#pieces.push(inlineText(value, 0) ?? '', '\n');
    }
  }

  flush(): void {
    this.#sink(this.#pieces.join(''));
    this.#pieces = [];
  }

  /** `first` stands before the first line: its indentation, or the dash of the list around it. */
  #map(map: Dict, level: number, first: string): void {
    const indent = indentOf(level);
    let prefix = first;
    for (const key of Object.keys(map)) {
      const member = map[key];
      if (member !== undefined) {
        this.#pieces.push(prefix, keyText(key, indent));
        this.#member(member, level);
        prefix = indent;
      }
    }
  }

  #list(list: readonly unknown[], level: number, first: string): void {
    const indent = indentOf(level);
    let prefix = first;
    for (const item of list) {
      // The first line of a collection inside a list stands on the dash's line.
      if (isDict(item) && !isEmpty(item)) {
        this.#map(item, level + 1, `${prefix}- `);
      } else if (Array.isArray(item) && flowText(item) === undefined) {
        this.#list(item, level + 1, `${prefix}- `);
      } else {
        this.#pieces.push(prefix, '-');
        this.#member(item, level);
      }
      prefix = indent;
    }
  }

  /** What follows a key or a dash. */
  #member(member: unknown, level: number): void {
    const short = typeof member === 'string' && member.length <= SHORT ? shortText(member) : '';
    const text = short || inlineText(member, level);
    if (text !== undefined) {
      this.#pieces.push(' ', text, '\n');
    } else {
      this.#pieces.push('\n');
      if (Array.isArray(member)) {
        this.#list(member, level + 1, indentOf(level + 1));
      } else {
        this.#map(member as Dict, level + 1, indentOf(level + 1));
      }
    }
    if (this.#pieces.length > PIECES) {
      this.flush();
    }
  }
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

const INDENTS: string[] = [];

function indentOf(level: number): string {
  INDENTS[level] ??= '  '.repeat(level);
  return INDENTS[level];
}

const SHORT = 48;
// A short text without line breaks looks the same on every level; empty for any other.
const shortText = memoize((text) => (text.includes('\n') ? '' : scalarText(text, 0, true)), 50_000);

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

function keyText(key: string, indent: string): string {
  if (key.length <= SHORT) {
    return shortKey(key);
  }
  const name = scalarText(key, 0, true);
  // YAML limits an implicit key to 1,024 characters.
  return name.length > 1000 ? `? ${name}\n${indent}:` : `${name}:`;
}

const shortKey = memoize((key) => `${scalarText(key, 0, true)}:`, 50_000);
