import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SPEC_FOLDER } from '../../spec-folder.ts';

/** The text of EXTENSIONS.md, which says which keys and which documents there are. */
export function extensionsText(): string {
  return readFileSync(join(SPEC_FOLDER, 'EXTENSIONS.md'), 'utf8');
}

/** The keys in the table of a text like EXTENSIONS.md. */
export function listedExtensions(markdown: string): ReadonlySet<string> {
  return new Set([...markdown.matchAll(/^\| `(x-[A-Za-z-]+)` +\|/gm)].map((match) => match[1] ?? ''));
}

/** The documents that a text like EXTENSIONS.md lists as sources of facts, in its section `x-source`. */
export function listedDocuments(markdown: string): ReadonlySet<string> {
  const [, section = ''] = /^## `x-source`\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(markdown) ?? [];
  return new Set([...section.matchAll(/^ {2}- `([a-z0-9-]+)`:/gm)].map((match) => match[1] ?? ''));
}
