import { scalarText } from './yamlScalars.ts';

const FLOW_LIMIT = 90;

/**
 * Writes plain data as YAML 1.2 (core schema): block style, two spaces, keys in their own order, short lists of
 * scalars on one line. A writer of its own because documents run to many megabytes and need none of what makes a
 * general one slow: anchors, tags, comments.
 */
export function toYaml(value: unknown): string {
  const out: string[] = [];
  if (isCollection(value) && !isEmpty(value)) {
    writeBlock(value, 0, out);
  } else {
    out.push(isCollection(value) ? emptyText(value) : scalarText(value, 0), '\n');
  }
  return out.join('');
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

function writeBlock(value: Collection, level: number, out: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      out.push(indentOf(level), '-');
      writeItem(item, level, out);
    }
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) {
      writePair(key, member, level, out);
    }
  }
}

function writePair(key: string, member: unknown, level: number, out: string[]): void {
  const name = keyText(key);
  // YAML limits an implicit key to 1,024 characters.
  out.push(indentOf(level), name.length > 1000 ? `? ${name}\n${indentOf(level)}:` : `${name}:`);
  writeValue(member, level, out);
}

function writeValue(member: unknown, level: number, out: string[]): void {
  if (!isCollection(member)) {
    out.push(' ', scalarText(member, level), '\n');
  } else if (isEmpty(member)) {
    out.push(' ', emptyText(member), '\n');
  } else {
    const flow = Array.isArray(member) ? flowText(member) : undefined;
    if (flow !== undefined) {
      out.push(' ', flow, '\n');
    } else {
      out.push('\n');
      writeBlock(member, level + 1, out);
    }
  }
}

// The first pair of a mapping inside a list stands on the dash's line.
function writeItem(item: unknown, level: number, out: string[]): void {
  if (!isCollection(item) || isEmpty(item)) {
    writeValue(item, level, out);
    return;
  }
  if (Array.isArray(item)) {
    const flow = flowText(item);
    out.push(flow === undefined ? '\n' : ` ${flow}\n`);
    if (flow === undefined) {
      writeBlock(item, level + 1, out);
    }
    return;
  }
  const at = out.length;
  writeBlock(item, level + 1, out);
  out[at] = ' ';
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
