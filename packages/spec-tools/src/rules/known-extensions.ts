import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPEC_FOLDER } from '../spec-folder.ts';
import type { Rule } from './support/types.ts';

/** The keys in the table of a text like EXTENSIONS.md. */
export function listedExtensions(markdown: string): ReadonlySet<string> {
  return new Set([...markdown.matchAll(/^\| `(x-[A-Za-z-]+)` +\|/gm)].map((match) => match[1] ?? ''));
}

/** Only `x-` keys that EXTENSIONS.md lists: an undocumented one is read by nobody, or by somebody nobody knows. */
export const knownExtensions: Rule = () => {
  const listed = listedExtensions(readFileSync(join(SPEC_FOLDER, 'EXTENSIONS.md'), 'utf8'));
  return {
    any(node, { report, location, type }) {
      if (type.extensionsPrefix !== 'x-' || typeof node !== 'object' || node === null) {
        return;
      }
      for (const key of Object.keys(node).filter((each) => each.startsWith('x-') && !listed.has(each))) {
        report({
          message: `"${key}" is not listed in EXTENSIONS.md. Document it there, or remove it.`,
          location: location.child(key).key(),
        });
      }
    },
  };
};
