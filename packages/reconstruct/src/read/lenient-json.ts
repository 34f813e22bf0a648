/** JSON as people write it in request bodies. */
export interface LenientResult {
  readonly value: unknown;
  /** What had to be forgiven; empty for plain JSON. */
  readonly repairs: readonly string[];
}

const BARE = '\u0001';

/** What a text stands for that was written without quotes, `{{id}}` or `<id>`: its type is anybody's guess. */
export function bareText(text: string): string | undefined {
  return text.startsWith(BARE) && /^.(?:\{\{|<)/.test(text) ? text.slice(1) : undefined;
}

/**
 * Parses JSON; when that fails, forgives comments, trailing commas, bare Postman variables (`{{id}}`) and bare
 * placeholders (`<id>`), which are read as texts that `bareText` tells from others. Undefined when it is not JSON even
 * then.
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

/** The line, counted from one, at which a text stops being JSON even leniently read; undefined when it is JSON. */
export function brokenAt(text: string): number | undefined {
  const { json } = withRepairs(text);
  try {
    JSON.parse(json);
    return undefined;
  } catch (error) {
    const position = /at position (\d+)/.exec((error as Error).message)?.[1];
    return json.slice(0, position === undefined ? json.length : Number(position)).split('\n').length;
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
  const { json, repairs } = withRepairs(text);
  try {
    return { value: JSON.parse(json), repairs };
  } catch {
    return undefined;
  }
}

/** The text with everything forgiven that can be; its line breaks stay where they are. */
function withRepairs(text: string): { readonly json: string; readonly repairs: readonly string[] } {
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
    } else if (c === '<') {
      const placeholder = /^<[^<>"\n]{1,80}>/.exec(text.slice(i, i + 82))?.[0];
      if (placeholder !== undefined) {
        repairs.add('bare placeholders');
      }
      out.push(placeholder === undefined ? c : JSON.stringify(BARE + placeholder));
      i += placeholder?.length ?? 1;
    } else if (c === '}' || c === ']') {
      dropTrailingComma(out, repairs);
      out.push(c);
      i += 1;
    } else {
      out.push(c);
      i += 1;
    }
  }
  return { json: out.join(''), repairs: [...repairs] };
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
