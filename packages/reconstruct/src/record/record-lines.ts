import { put } from '../read/guards.ts';

/** A fact: its path, and its value. */
export type RecordedFact = readonly [path: readonly string[], value: unknown];

/*
 * How a line is written: the path, then ` = ` and JSON, or `: ` and a type. Paths are shortened where nothing else can be
 * meant, so that a line reads as a person would write it:
 *
 *   schema Order .lines: [#Line]                  components schemas Order properties lines {type, items $ref}
 *   /orders/{id} get = …                          paths /orders/{id} get
 *   /orders get query:page: integer               paths /orders get parameters query:page schema type
 *   /orders post body application/json: #Order    paths /orders post requestBody content application/json schema $ref
 *   /orders get 200 application/json .id: string uuid
 */

/** What a path has led to. */
type State = 'document' | 'operation' | 'part' | 'media' | 'schema' | 'else';

const STATUS = /^(?:[1-5](?:\d\d|XX)|default)$/;
const PARAMETER = /^(?:query|path|header|cookie):/;
const REFERENCE = '#/components/schemas/';
/** Keywords of a schema that make up its type. */
const TYPE_KEYS = new Set(['type', 'format', '$ref']);
const STEP = '\0';
const ITEMS_BELOW = `${STEP}items`;
const ITEMS = '[]';
const OTHERS = '{}';
const PLAIN = /^[^\s"#=]*[^\s"#=:]$/;
const WORD = /^[\w.+-]+$/;

/** Lines of some facts, sorted. */
export function linesOf(facts: Iterable<RecordedFact>): string[] {
  const lines: string[] = [];
  const nodes = new Map<string, Record<string, unknown>>();
  for (const [path, value] of facts) {
    const key = path.at(-1) ?? '';
    const holder = path.slice(0, -1);
    if (TYPE_KEYS.has(key) && shorten(holder).state === 'schema') {
      const node = nodes.get(holder.join(STEP)) ?? {};
      put(node, key, value);
      nodes.set(holder.join(STEP), node);
    } else {
      lines.push(plainLine(path, value));
    }
  }
  for (const [path, text] of typeTexts(nodes, lines)) {
    lines.push(`${shorten(path.split(STEP), true).tokens.join(' ')}: ${text}`);
  }
  return lines.sort();
}

function plainLine(path: readonly string[], value: unknown): string {
  return `${shorten(path).tokens.join(' ')} = ${JSON.stringify(value)}`;
}

/** Types by path; what has none that reads as one is written keyword by keyword. */
function typeTexts(nodes: ReadonlyMap<string, Record<string, unknown>>, lines: string[]): Map<string, string> {
  const texts = new Map<string, string>();
  // What is inside comes first, so that a list knows the type of its items.
  for (const [path, node] of [...nodes].sort(([a], [b]) => b.length - a.length)) {
    const text = typeText(node);
    const items = texts.get(path + ITEMS_BELOW);
    if (text === undefined) {
      for (const [key, value] of Object.entries(node)) {
        lines.push(plainLine([...path.split(STEP), key], value));
      }
    } else if (text === 'array' && items !== undefined) {
      texts.delete(path + ITEMS_BELOW);
      texts.set(path, `[${items}]`);
    } else {
      texts.set(path, text);
    }
  }
  return texts;
}

function typeText({ type, format, $ref: reference, ...rest }: Record<string, unknown>): string | undefined {
  if (Object.keys(rest).length > 0) {
    return undefined;
  }
  if (typeof reference === 'string') {
    const name = reference.startsWith(REFERENCE) ? reference.slice(REFERENCE.length) : '';
    return WORD.test(name) && type === undefined && format === undefined ? `#${name}` : undefined;
  }
  const types = Array.isArray(type) && type.length > 1 ? type : [type];
  if (!types.every((one) => typeof one === 'string' && WORD.test(one))) {
    return undefined;
  }
  const name = types.join('|');
  if (format === undefined) {
    return name;
  }
  return typeof format === 'string' && WORD.test(format) ? `${name} ${format}` : undefined;
}

/** The facts of a line; none where it is not understood. */
export function factsOfLine(line: string): RecordedFact[] {
  const [equals, colon] = [line.indexOf(' = '), line.indexOf(': ')];
  try {
    if (equals > 0 && (colon < 0 || equals < colon)) {
      return [[lengthen(tokensOf(line.slice(0, equals)), false), JSON.parse(line.slice(equals + 3))]];
    }
    return colon > 0 ? typeFacts(lengthen(tokensOf(line.slice(0, colon)), true), line.slice(colon + 2)) : [];
  } catch {
    return [];
  }
}

function typeFacts(path: readonly string[], text: string): RecordedFact[] {
  if (text.startsWith('[') && text.endsWith(']')) {
    return [[[...path, 'type'], 'array'], ...typeFacts([...path, 'items'], text.slice(1, -1))];
  }
  if (/^#[\w.+-]+$/.test(text)) {
    return [[[...path, '$ref'], REFERENCE + text.slice(1)]];
  }
  const [, name = '', format] = /^([\w.+-]+(?:\|[\w.+-]+)*)(?: ([\w.+-]+))?$/.exec(text) ?? [];
  if (name === '') {
    return [];
  }
  const types = name.split('|');
  const type: RecordedFact = [[...path, 'type'], types.length > 1 ? types : name];
  return format === undefined ? [type] : [type, [[...path, 'format'], format]];
}

/** The tokens of a path, and what it has led to. */
function shorten(path: readonly string[], isType = false): { tokens: string[]; state: State } {
  const tokens: string[] = [];
  let state = 'document' as State;
  let at = 0;
  const next = (count: number, to: State, ...written: string[]): void => {
    tokens.push(...written);
    at += count;
    state = to;
  };
  while (at < path.length) {
    const [key = '', name, third] = path.slice(at, at + 3);
    const rest = path.length - at;
    if (state === 'document' && key === 'components' && name === 'schemas' && third !== undefined) {
      next(3, 'schema', 'schema', segment(third));
    } else if (state === 'document' && key === 'paths' && name?.startsWith('/') && third !== undefined) {
      next(3, 'operation', segment(name), segment(third));
    } else if (state === 'operation' && key === 'parameters' && name !== undefined && PARAMETER.test(name)) {
      next(2, 'part', segment(name));
    } else if (state === 'operation' && key === 'responses' && name !== undefined && STATUS.test(name)) {
      next(2, 'part', name);
    } else if (state === 'operation' && key === 'requestBody') {
      next(1, 'part', 'body');
    } else if (state === 'part' && key === 'headers' && name !== undefined) {
      next(2, 'part', key, segment(name));
    } else if (state === 'part' && key === 'content' && name?.includes('/')) {
      next(2, 'media', segment(name));
    } else if ((state === 'part' || state === 'media') && key === 'schema') {
      const implied = rest === 1 ? isType : name === 'items' || (name === 'properties' && third !== undefined);
      next(1, 'schema', ...(implied ? [] : [key]));
    } else if (state === 'schema' && key === 'properties' && name !== undefined) {
      next(2, 'schema', `.${segment(name)}`);
    } else if (state === 'schema' && key === 'items') {
      next(1, 'schema', ITEMS);
    } else if (state === 'schema' && key === 'additionalProperties' && (rest > 1 || isType)) {
      next(1, 'schema', OTHERS);
    } else if (state === 'schema' && /^(?:any|one|all)Of$/.test(key) && name !== undefined) {
      next(2, 'schema', key, segment(name));
    } else {
      next(1, 'else', segment(key));
    }
  }
  return { tokens, state };
}

/** The path of some tokens: what {@link shorten} has left out is put back. */
function lengthen(tokens: readonly Token[], isType: boolean): string[] {
  const path: string[] = [];
  let state = 'document' as State;
  let at = 0;
  const next = (count: number, to: State, ...written: string[]): void => {
    path.push(...written);
    at += count;
    state = to;
  };
  while (at < tokens.length) {
    const [token, second] = tokens.slice(at, at + 2) as [Token, Token | undefined];
    const { text } = token;
    const isStep = token.property || text === ITEMS || text === OTHERS;
    if (state === 'document' && text === 'schema' && second) {
      next(2, 'schema', 'components', 'schemas', second.text);
    } else if (state === 'document' && text.startsWith('/') && second) {
      next(2, 'operation', 'paths', text, second.text);
    } else if (state === 'operation' && PARAMETER.test(text)) {
      next(1, 'part', 'parameters', text);
    } else if (state === 'operation' && STATUS.test(text)) {
      next(1, 'part', 'responses', text);
    } else if (state === 'operation' && text === 'body') {
      next(1, 'part', 'requestBody');
    } else if (state === 'part' && text === 'headers' && second) {
      next(2, 'part', text, second.text);
    } else if (state === 'part' && text.includes('/') && !token.property) {
      next(1, 'media', 'content', text);
    } else if ((state === 'part' || state === 'media') && (isStep || text === 'schema')) {
      next(isStep ? 0 : 1, 'schema', 'schema');
    } else if (state === 'schema' && token.property) {
      next(1, 'schema', 'properties', text);
    } else if (state === 'schema' && isStep) {
      next(1, 'schema', text === ITEMS ? 'items' : 'additionalProperties');
    } else if (state === 'schema' && /^(?:any|one|all)Of$/.test(text) && second) {
      next(2, 'schema', text, second.text);
    } else {
      next(1, 'else', text);
    }
  }
  return isType && (state === 'part' || state === 'media') ? [...path, 'schema'] : path;
}

interface Token {
  readonly text: string;
  /** It names a property: `.name`. */
  readonly property: boolean;
}

function tokensOf(path: string): Token[] {
  return path.split(' ').map((written) => {
    const property = written.startsWith('.') && written.length > 1;
    const own = property ? written.slice(1) : written;
    return { text: own.startsWith('"') ? String(JSON.parse(own)) : own, property };
  });
}

function segment(key: string): string {
  return PLAIN.test(key) && !key.startsWith('.')
    ? key
    : JSON.stringify(key).replaceAll(' ', '\\u0020').replaceAll('=', '\\u003d');
}
