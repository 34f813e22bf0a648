const MAX_WIDTH = 96;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(inline).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${property(key)}: ${inline(entry)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? quote(value) : String(JSON.stringify(value));
}

function property(key: string): string {
  return IDENTIFIER.test(key) ? key : quote(key);
}

/**
 * Writes a JSON value as TypeScript: on one line if it fits, else one entry per line.
 * @param indent depth of the line the value starts on.
 * @param used characters that stand before the value on its line.
 */
export function toLiteral(value: unknown, indent = 0, used = 0): string {
  const oneLine = inline(value);
  const isContainer = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isContainer || oneLine.length + used + indent * 2 <= MAX_WIDTH) {
    return oneLine;
  }
  const pad = '  '.repeat(indent + 1);
  const close = '  '.repeat(indent);
  if (Array.isArray(value)) {
    return `[\n${value.map((entry) => `${pad}${toLiteral(entry, indent + 1)},\n`).join('')}${close}]`;
  }
  const lines = Object.entries(value as object).map(
    ([key, entry]) => `${pad}${property(key)}: ${toLiteral(entry, indent + 1, property(key).length + 3)},\n`,
  );
  return `{\n${lines.join('')}${close}}`;
}
