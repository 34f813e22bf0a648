import { type Dict, isDict, put } from '../read/guards.ts';

/**
 * A copy of plain data in which no text holds one of the known values: the last
 * gate, for values that were taken out at one place and written in plain sight at another.
 */
export function sweep<T>(data: T, known: ReadonlyMap<string, string>): T {
  return known.size === 0 ? data : (sweepNode(data, cleaner(known)) as T);
}

function sweepNode(node: unknown, clean: (text: string) => string): unknown {
  if (typeof node === 'string') {
    return clean(node);
  }
  if (Array.isArray(node)) {
    return keepIfSame(
      node,
      node.map((element) => sweepNode(element, clean)),
    );
  }
  if (!isDict(node)) {
    return node;
  }
  // Copied only where something changes: documents are large, and credentials in them rare.
  const entries = Object.entries(node);
  const swept = entries.map(([key, value]) => [clean(key), sweepNode(value, clean)] as const);
  if (swept.every(([key, value], index) => key === entries[index]?.[0] && value === entries[index]?.[1])) {
    return node;
  }
  const out: Dict = {};
  for (const [key, value] of swept) {
    put(out, key, value);
  }
  return out;
}

function keepIfSame(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((element, index) => element === before[index]) ? before : after;
}

/** A longer one, such as a file in base64, makes a pattern that the engine refuses, quoting it. */
const MAX_IN_PATTERN = 2000;

/** Takes known values out of texts. */
export function cleaner(known: ReadonlyMap<string, string>): (text: string) => string {
  const values = [...known.keys()].sort((a, b) => b.length - a.length);
  const long = values.filter((value) => value.length > MAX_IN_PATTERN);
  const others = values.slice(long.length).map(escaped);
  const pattern = others.length === 0 ? undefined : new RegExp(others.join('|'), 'g');
  return (text) => {
    const short = long.reduce((rest, value) => rest.replaceAll(value, () => known.get(value) ?? ''), text);
    return pattern ? short.replace(pattern, (value) => known.get(value) ?? '') : short;
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
