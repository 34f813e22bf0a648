import { listedExtensions } from '../rules/support/extensions-text.ts';
import type { Finding } from './finding.ts';

/**
 * Finds keys in the table of EXTENSIONS.md that no content file uses any more. The other direction, keys that are used
 * and not listed, is the rule `belvo/known-extensions`.
 */
export function checkExtensionList(markdown: string, content: ReadonlyMap<string, string>): readonly Finding[] {
  const text = [...content.values()].join('\n');
  return [...listedExtensions(markdown)]
    .filter((key) => !new RegExp(`(^|[\\s{])${key}:`, 'm').test(text))
    .map((key) => ({
      file: 'EXTENSIONS.md',
      line: markdown.slice(0, markdown.indexOf(`| \`${key}\``)).split('\n').length,
      check: 'extension-list',
      message: `Nothing uses "${key}". Remove its row and its section.`,
    }));
}
