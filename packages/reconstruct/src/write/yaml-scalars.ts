const WIDTH = 110;
/** Texts that stand as they are, inside a flow list too. */
const PLAIN = /^[A-Za-z_$/][A-Za-z0-9_$/.@+-]*(?: [A-Za-z0-9_$/.@+(-][A-Za-z0-9_$/.@+();=%*-]*)*$/;
/** Words that some YAML version reads as something else than text. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|~)$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters YAML forbids in plain text
const SPECIAL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;

/** A scalar as YAML. `flow` keeps it on one line. `level` is the indentation of the key that holds it. */
export function scalarText(value: unknown, level: number, flow = false): string {
  switch (typeof value) {
    case 'string':
      return stringText(value, level, flow);
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      return value instanceof Number ? String(value) : 'null';
  }
}

function stringText(text: string, level: number, flow: boolean): string {
  if (text.length <= WIDTH && PLAIN.test(text) && !RESERVED.test(text)) {
    return text;
  }
  if (!flow && text.includes('\n')) {
    const block = literalBlock(text, level);
    if (block !== undefined) {
      return block;
    }
  }
  if (!flow && text.length > WIDTH) {
    const folded = foldedBlock(text, level);
    if (folded !== undefined) {
      return folded;
    }
  }
  if (!text.includes("'") && !text.includes('\n') && !text.includes('\t') && !hasSpecial(text)) {
    return `'${text}'`;
  }
  return quoted(text);
}

function hasSpecial(text: string): boolean {
  // Surrogate pairs are fine, lone halves are not; only texts with any are looked at closely.
  return (
    SPECIAL.test(text) &&
    (!/[\ud800-\udfff]/.test(text) || loneSurrogate(text) || SPECIAL.test(text.replace(/[\ud800-\udfff]/g, '')))
  );
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `|` block; undefined where it could not be read back the same. */
function literalBlock(text: string, level: number): string | undefined {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (body === '' || body.endsWith('\n') || /^[ \t\n]/.test(body) || /[ \t]$/.test(body) || hasSpecial(body)) {
    return undefined;
  }
  const indent = '  '.repeat(level + 1);
  const lines = body.split('\n').map((line) => (line === '' ? '' : indent + line));
  return `${text.endsWith('\n') ? '|' : '|-'}\n${lines.join('\n')}`;
}

/** `>-` block of one long line, broken at single spaces; undefined where that is not possible. */
function foldedBlock(text: string, level: number): string | undefined {
  if (/[\n\t]/.test(text) || text.startsWith(' ') || text.endsWith(' ') || hasSpecial(text) || !text.includes(' ')) {
    return undefined;
  }
  const indent = '  '.repeat(level + 1);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<! ) (?! )/)) {
    if (line !== '' && line.length + word.length + 1 > WIDTH - indent.length) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(indent + line);
  return lines.some((candidate) => /^\s*$/.test(candidate)) ? undefined : `>-\n${lines.join('\n')}`;
}

function loneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
