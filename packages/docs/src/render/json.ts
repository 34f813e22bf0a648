const MAX_WIDTH = 80;

/** A value on one line, with spaces as people write it: `{ "id": "x", "list": [1, 2] }`. */
function inline(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(inline).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${inline(entry)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * A JSON value as text: what is inside of it stands on one line where it fits, so that an example takes a screen and not
 * three. Objects at the top, and those in an array at the top, are always written line by line.
 *
 * @param depth how deep the value is; callers leave it out.
 * @param used characters before the value on its line.
 */
export function formatJson(value: unknown, depth = 0, used = 0): string {
  const oneLine = inline(value);
  const isContainer = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const isTop = depth === 0 || (depth === 1 && used === 2 && !Array.isArray(value));
  if (!isContainer || (!isTop && used + oneLine.length <= MAX_WIDTH)) {
    return oneLine;
  }
  const pad = '  '.repeat(depth + 1);
  const close = '  '.repeat(depth);
  const lines = Array.isArray(value)
    ? value.map((entry) => `${pad}${formatJson(entry, depth + 1, pad.length)}`)
    : Object.entries(value).map(([key, entry]) => {
        const start = `${pad}${JSON.stringify(key)}: `;
        return start + formatJson(entry, depth + 1, start.length);
      });
  const [open, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${close}${end}`;
}
