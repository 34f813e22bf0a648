import { isDict } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { isRegular, say, userPath, writeOutput } from './files.ts';

// Not imported, for the reason given in files.ts.
const { readFileSync, statSync } = process.getBuiltinModule('node:fs');
const { basename, dirname, join } = process.getBuiltinModule('node:path');

/** Where Redocly looks for what it is to accept; https://redocly.com/docs/cli/commands/lint explains the format. */
const FILE = '.redocly.lint-ignore.yaml';
const RULE = 'no-path-trailing-slash';
const HEAD = "# What Redocly's linter accepts. These paths end in a slash because the API's do.\n";

/**
 * Where paths end in a slash because the API's do, Redocly's recommended rules call each an error. A file beside the
 * document accepts exactly those. What it says already stays, comments too.
 */
export async function acceptTrailingSlashes(document: OpenApiDocument, output: string, quiet: boolean): Promise<void> {
  const target = userPath(output);
  const paths = Object.keys(isDict(document.paths) ? document.paths : {});
  const pointers = paths.filter((path) => path.length > 1 && path.endsWith('/')).map(pointerOf);
  if (pointers.length === 0 || !isRegular(output)) {
    return;
  }
  const file = join(dirname(target), FILE);
  const text = statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file).toString('utf8') : HEAD;
  const extended = await accepting(text, basename(target), pointers);
  if (extended === undefined) {
    say(
      `${FILE} beside the document has another form and was left as it was; paths that end in a slash are not accepted`,
    );
    return;
  }
  if (extended !== text) {
    writeOutput(file, (sink) => sink(extended));
  }
  if (!quiet) {
    say(`${pointers.length} paths end in a slash, as the urls do; ${FILE} beside the document has Redocly accept them`);
  }
}

function pointerOf(path: string): string {
  return `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The text with the pointers it lacks; undefined where it is no map of files to maps of rules to lists. */
async function accepting(text: string, name: string, pointers: readonly string[]): Promise<string | undefined> {
  const { isMap, isSeq, parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const isMissing = (at: readonly string[]): boolean => (document.getIn(at) ?? undefined) === undefined;
  if (document.errors.length > 0 || !(document.contents === null || isMap(document.contents))) {
    return undefined;
  }
  if (!isMissing([name]) && !isMap(document.getIn([name]))) {
    return undefined;
  }
  const listed = document.getIn([name, RULE]);
  if (!isMissing([name, RULE]) && !isSeq(listed)) {
    return undefined;
  }
  const known = isSeq(listed) ? (listed.toJSON() as unknown[]) : [];
  const lacking = pointers.filter((pointer) => !known.includes(pointer));
  if (lacking.length === 0) {
    return text;
  }
  if (!isSeq(listed)) {
    document.setIn([name, RULE], document.createNode([]));
  }
  for (const pointer of lacking) {
    document.addIn([name, RULE], pointer);
  }
  return document.toString({ lineWidth: 0 });
}
