import { isDict } from '../read/guards.ts';
import { toYaml } from '../write/yaml.ts';

/** Data as YAML in block style for a given indentation; the first line comes without it. Ends in a line break. */
export function blockText(value: unknown, indent: number): string {
  return toYaml(value).replace(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`);
}

/** What a JSON text is indented by, level by level; empty for one that stands on one line. */
export function jsonUnit(source: string): string {
  return /\n([ \t]+)\S/.exec(source)?.[1] ?? (source.trim().includes('\n') ? '  ' : '');
}

/**
 * Data as JSON for a given indentation; the first line comes without it.
 *
 * @param indent in characters
 * @param unit what each level is indented by
 */
export function jsonText(value: unknown, indent: number, unit: string): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', `\n${unit.charAt(0).repeat(indent)}`);
}

/** Data on one line inside `{…}` or `[…]` of YAML. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(flowText).join(', ')}]`;
  }
  if (isDict(value)) {
    const entries = Object.entries(value).map(([key, member]) => `${flowText(key)}: ${flowText(member)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' &&
    /^[A-Za-z][\w./ -]*$/.test(value) &&
    !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value.trim())
    ? value.trimEnd()
    : JSON.stringify(value);
}
