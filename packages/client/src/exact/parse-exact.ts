import { decimalNames } from '../generated/data/decimals.ts';

/**
 * A string, a number, or a character of structure (RFC 8259, 2). A string without an end is one to the end of the text,
 * so that no text is looked through twice.
 */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\]:,]/gs;

const names: ReadonlySet<string> = new Set(decimalNames);

/**
 * Parses JSON and keeps decimals as the text they were sent as. Which properties are decimals is in the specification
 * (`type: number`); integers such as `count` stay numbers.
 *
 * @throws SyntaxError for text that is not JSON.
 */
export function parseExact(text: string): unknown {
  // The key that the value being read belongs to; arrays pass theirs on to their items.
  const keys: (string | undefined)[] = [];
  let key: string | undefined;
  let last = '';
  const quoted = text.replace(TOKEN, (token) => {
    const first = token.charAt(0);
    if (first === '{' || first === '[') {
      keys.push(key);
      key = first === '[' ? key : undefined;
    } else if (first === '}' || first === ']') {
      key = keys.pop();
    } else if (first === ':') {
      key = last;
    } else if (first === '"') {
      last = token.includes('\\') ? JSON.parse(token) : token.slice(1, -1);
    } else if (first !== ',') {
      return key !== undefined && names.has(key) ? `"${token}"` : token;
    }
    return token;
  });
  return JSON.parse(quoted);
}
