// Small pieces of generated text.
import { propertyKey } from '../names.ts';

export const HEADER = '// Generated from the specification by codegen/generate.ts. Change the specification instead.\n';

/** Lines of a JSDoc comment, indented; nothing for an empty text. */
export function jsdoc(lines: readonly string[], indent = ''): string {
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replaceAll('*/', '*\\/')
    .trim()
    .split('\n');
  if (text.length === 1) {
    return text[0] ? `${indent}/** ${text[0]} */\n` : '';
  }
  return `${indent}/**\n${text.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

/** A description as one line, for a tag. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A value as the text of an object literal, with unquoted keys where they may be. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return entries.length === 0
      ? '{}'
      : `{ ${entries.map(([key, entry]) => `${propertyKey(key)}: ${literal(entry)}`).join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** `'a' | 'b'` */
export function unionOf(values: readonly string[]): string {
  return values.length > 0 ? values.map((value) => JSON.stringify(value)).join(' | ') : 'never';
}

/** Those of the names that the text uses outside comments. */
export function usedNames(names: readonly string[], text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const words = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  return names.filter((name) => words.has(name));
}
