import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { toYaml } from '../write/yaml.ts';

/**
 * Adds an entry to a map inside YAML text without touching anything else: not the comments, the quotes or the order
 * of what is there. Undefined when there is no such map or it has the key already.
 *
 * @param path keys from the root to the map; a missing last one is created
 */
export function insertIntoYaml(
  source: string,
  path: readonly string[],
  key: string,
  value: unknown,
): string | undefined {
  const document = parseDocument(source, { keepSourceTokens: true });
  if (document.errors.length > 0) {
    return undefined;
  }
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(node)) {
    const parent = path.slice(0, -1);
    const last = path.at(-1);
    const known = last !== undefined && document.hasIn(path);
    return last === undefined || known ? undefined : insertIntoYaml(source, parent, last, { [key]: value });
  }
  if (node.items.some((pair) => keyOf(pair) === key)) {
    return undefined;
  }
  return node.items.length === 0 || node.flow
    ? intoFlow(source, node, key, value)
    : afterLast(source, node, key, value);
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function afterLast(source: string, map: YAMLMap, key: string, value: unknown): string {
  const first = map.items[0] as Pair<{ range?: [number, number, number] }, unknown>;
  const start = first.key.range?.[0] ?? 0;
  const indent = start - (source.lastIndexOf('\n', start - 1) + 1);
  const end = lastLineEnd(source, map);
  const block = toYaml({ [key]: value })
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
    .join('\n');
  const before = source.slice(0, end);
  return `${before}${before.endsWith('\n') || before === '' ? '' : '\n'}${block}${source.slice(end)}`;
}

/** End of the last line that belongs to the map, trailing comments and empty lines left out. */
function lastLineEnd(source: string, map: YAMLMap): number {
  const end = map.range?.[1] ?? source.length;
  const text = source.slice(0, end).trimEnd();
  const line = source.indexOf('\n', text.length);
  return line < 0 ? source.length : line + 1;
}

// `paths: {}` has no line to stand under.
function intoFlow(source: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  if (map.items.length > 0 || !map.range) {
    return undefined;
  }
  const [start, end] = map.range;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const indent = /^ */.exec(source.slice(lineStart))?.[0].length ?? 0;
  const block = toYaml({ [key]: value })
    .trimEnd()
    .split('\n')
    .map((line) => ' '.repeat(indent + 2) + line)
    .join('\n');
  return `${source.slice(0, start).trimEnd()}\n${block}${source.slice(end)}`;
}
