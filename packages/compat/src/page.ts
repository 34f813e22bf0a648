/** The page "Works with" of the docs: a text that stays, and the table of the last whole run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import type { Result } from './check.ts';
import { ROOT } from './toolbox.ts';

/** Where the page stands. */
export const PAGE = join(ROOT, 'packages/docs/guides/works-with.md');

const HEAD = '| tool | version | works | proof |';

/** The table in Markdown, one row per tool. */
export function markdownTable(results: readonly Result[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
  const rows = results.map(
    ({ tool, version, passed, says }) => `| ${tool} | ${version} | ${passed ? 'yes' : 'no'} | ${cell(says)} |`,
  );
  return [HEAD, '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The tools with their versions, as a page lists them. */
export function readTable(page: string): readonly { readonly tool: string; readonly version: string }[] {
  const lines = page.split('\n');
  const start = lines.indexOf(HEAD) + 2;
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start, start + length).map((line) => {
    const [, tool = '', version = ''] = line.split('|').map((part) => part.trim());
    return { tool, version };
  });
}

/**
 * Puts a new table in the place of the old one.
 *
 * @throws Error when the page has no table
 */
export function withTable(page: string, results: readonly Result[]): string {
  const old = /\| tool \| version \|.*\n(?:\|.*\n)*/;
  if (!old.test(page)) {
    throw new Error(`${PAGE} has no table that begins with "${HEAD}"; put that line where the table goes.`);
  }
  return page.replace(old, () => `${markdownTable(results)}\n`);
}

/** Writes the results into the page. */
export function writePage(results: readonly Result[]): void {
  writeWhole(PAGE, withTable(readFileSync(PAGE, 'utf8'), results));
}
