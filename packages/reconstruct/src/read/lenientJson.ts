/** JSON as people write it in request bodies. */
export interface LenientResult {
  readonly value: unknown;
  /** What had to be forgiven; empty for plain JSON. */
  readonly repairs: readonly string[];
}

const BARE = '\u0001';

/** Whether a text stands for a variable that was written without quotes: its type is anybody's guess. */
export function isBareVariable(text: string): boolean {
  return text.startsWith(`${BARE}{{`);
}

/**
 * Parses JSON; when that fails, forgives comments, trailing commas and bare Postman variables (`{{id}}`), which are
 * read as texts that `isBareVariable` tells from others. Undefined when it is not JSON even then.
 */
export function parseLenient(text: string): LenientResult | undefined {
  const first = firstSolid(text);
  if (first === '') {
    return undefined;
  }
  try {
    return { value: JSON.parse(text), repairs: [] };
  } catch {
    // Only something that means to be an object or a list is worth repairing.
    return first === '{' || first === '[' || first === '/' ? repair(text) : undefined;
  }
}

function firstSolid(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c > 32 && c !== 0xfeff) {
      return text[i] ?? '';
    }
  }
  return '';
}

function repair(text: string): LenientResult | undefined {
  const repairs = new Set<string>();
  const out: string[] = [];
  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (i < text.length) {
    const c = text[i] ?? '';
    if (c === '"') {
      i = copyString(text, i, out, repairs);
    } else if (c === '/' && (text[i + 1] === '/' || text[i + 1] === '*')) {
      repairs.add('comments');
      const line = text[i + 1] === '/';
      const end = text.indexOf(line ? '\n' : '*/', i + 2);
      i = end < 0 ? text.length : end + (line ? 0 : 2);
    } else if (c === '{' && text[i + 1] === '{') {
      const end = text.indexOf('}}', i);
      const name = end < 0 ? '' : text.slice(i + 2, end);
      if (/^[\w$.\- ]+$/.test(name)) {
        repairs.add('bare variables');
        out.push(JSON.stringify(`${BARE}{{${name}}}`));
        i = end + 2;
      } else {
        out.push(c);
        i += 1;
      }
    } else if (c === '}' || c === ']') {
      dropTrailingComma(out, repairs);
      out.push(c);
      i += 1;
    } else {
      out.push(c);
      i += 1;
    }
  }
  try {
    return { value: JSON.parse(out.join('')), repairs: [...repairs] };
  } catch {
    return undefined;
  }
}

function copyString(text: string, start: number, out: string[], repairs: Set<string>): number {
  let i = start + 1;
  let piece = '"';
  while (i < text.length) {
    const c = text[i] ?? '';
    if (c === '\\') {
      piece += text.slice(i, i + 2);
      i += 2;
    } else if (c === '"') {
      out.push(`${piece}"`);
      return i + 1;
    } else if (c === '\n' || c === '\r' || c === '\t') {
      repairs.add('line breaks in texts');
      piece += c === '\n' ? '\\n' : c === '\r' ? '\\r' : '\\t';
      i += 1;
    } else {
      piece += c;
      i += 1;
    }
  }
  out.push(piece);
  return i;
}

function dropTrailingComma(out: string[], repairs: Set<string>): void {
  let last = out.length - 1;
  while (last >= 0 && /^\s*$/.test(out[last] ?? '')) {
    last -= 1;
  }
  if (out[last] === ',') {
    out[last] = '';
    repairs.add('trailing commas');
  }
}
