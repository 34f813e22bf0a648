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
    out.push(`${isCollection(value) ? emptyText(value) : scalarText(value, 0)}\n`);
  }
  out.flush();
}

class Output {
  readonly #sink: Sink;
  #text = '';

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(text: string): void {
    this.#text += text;
    if (this.#text.length > 65_536) {
      this.flush();
    }
  }

  flush(): void {
    this.#sink(this.#text);
    this.#text = '';
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
    if (Object.hasOwn(value, key) && (value as Record<string, unknown>)[key] !== undefined) {
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
      out.push(`${prefix}-`);
      writeItem(item, level, out);
      prefix = indent;
    }
    return;
  }
  const map = value as Record<string, unknown>;
  for (const key of Object.keys(map)) {
    const member = map[key];
    if (member !== undefined) {
      const name = keyText(key);
      // YAML limits an implicit key to 1,024 characters.
      out.push(name.length > 1000 ? `${prefix}? ${name}\n${indent}:` : `${prefix}${name}:`);
      writeValue(member, level, out);
      prefix = indent;
    }
  }
}

function writeValue(member: unknown, level: number, out: Output): void {
  if (!isCollection(member)) {
    out.push(` ${scalarText(member, level)}\n`);
    return;
  }
  if (isEmpty(member)) {
    out.push(` ${emptyText(member)}\n`);
    return;
  }
  const flow = Array.isArray(member) ? flowText(member) : undefined;
  if (flow === undefined) {
    out.push('\n');
    writeBlock(member, level + 1, out, indentOf(level + 1));
  } else {
    out.push(` ${flow}\n`);
  }
}

// The first line of a collection inside a list stands on the dash's line.
function writeItem(item: unknown, level: number, out: Output): void {
  const flow = Array.isArray(item) ? flowText(item) : undefined;
  if (!isCollection(item) || isEmpty(item) || flow !== undefined) {
    writeValue(item, level, out);
  } else {
    writeBlock(item, level + 1, out, ' ');
  }
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

const KEYS = new Map<string, string>();

function keyText(key: string): string {
  let text = KEYS.get(key);
  if (text === undefined) {
    text = scalarText(key, 0, true);
    if (KEYS.size < 5000) {
      KEYS.set(key, text);
    }
  }
  return text;
}
