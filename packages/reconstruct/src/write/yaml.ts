import { memoize } from '../memo.ts';
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
  const out = new Output(sink);
  if (isCollection(value) && !isEmpty(value)) {
    writeBlock(value, 0, out, '');
  } else {
    out.line('', '', isCollection(value) ? emptyText(value) : scalarText(value, 0));
  }
  out.flush();
}

const PIECES = 8192;

class Output {
  readonly #sink: Sink;
  // Joined at once: adding text to text piece by piece would make an object of every step.
  #pieces: string[] = [];

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** A line of up to three parts. */
  line(start: string, middle: string, end: string): void {
    if (this.#pieces.push(start, middle, end, '\n') > PIECES) {
      this.flush();
    }
  }

  flush(): void {
    this.#sink(this.#pieces.join(''));
    this.#pieces = [];
  }
}

type Collection = Record<string, unknown> | readonly unknown[];

function isCollection(value: unknown): value is Collection {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: Collection): boolean {
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  for (const key in value) {
    if ((value as Record<string, unknown>)[key] !== undefined) {
      return false;
    }
  }
  return true;
}

function emptyText(value: Collection): string {
  return Array.isArray(value) ? '[]' : '{}';
}

const INDENTS: string[] = [];

function indentOf(level: number): string {
  INDENTS[level] ??= '  '.repeat(level);
  return INDENTS[level];
}

/** `first` stands before the first line: its indentation, or the blank after a list's dash. */
function writeBlock(value: Collection, level: number, out: Output, first: string): void {
  const indent = indentOf(level);
  let prefix = first;
  if (Array.isArray(value)) {
    for (const item of value) {
      writeItem(item, level, out, prefix);
      prefix = indent;
    }
    return;
  }
  const map = value as Record<string, unknown>;
  for (const key of Object.keys(map)) {
    const member = map[key];
    if (member === undefined) {
      continue;
    }
    const name = keyText(key, indent);
    const text = lineText(member, level);
    if (text === undefined) {
      out.line(prefix, name, '');
      writeBlock(member as Collection, level + 1, out, indentOf(level + 1));
    } else {
      out.line(prefix, name, text);
    }
    prefix = indent;
  }
}

// The first line of a collection inside a list stands on the dash's line.
function writeItem(item: unknown, level: number, out: Output, prefix: string): void {
  const text = lineText(item, level);
  if (text === undefined) {
    writeBlock(item as Collection, level + 1, out, `${prefix}- `);
  } else {
    out.line(prefix, '-', text);
  }
}

/** A value that begins on its key's line, a blank in front; undefined for a collection that stands below. */
function lineText(value: unknown, level: number): string | undefined {
  if (typeof value === 'string' && value.length <= SHORT) {
    const known = shortValue(value);
    if (known !== '') {
      return known;
    }
  }
  const text = isCollection(value) ? collectionText(value) : scalarText(value, level);
  return text === undefined ? undefined : ` ${text}`;
}

const SHORT = 48;
// A short text without line breaks looks the same on every level; empty for any other.
const shortValue = memoize((text) => (text.includes('\n') ? '' : ` ${scalarText(text, 0, true)}`), 50_000);

function collectionText(value: Collection): string | undefined {
  if (isEmpty(value)) {
    return emptyText(value);
  }
  return Array.isArray(value) ? flowText(value) : undefined;
}

function flowText(list: readonly unknown[]): string | undefined {
  let length = 0;
  const parts: string[] = [];
  for (const item of list) {
    if (isCollection(item)) {
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
