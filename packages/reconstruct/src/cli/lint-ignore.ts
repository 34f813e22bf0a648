import { isDict } from '../read/guards.ts';
import type { OpenApiDocument } from '../write/document.ts';
import { toYaml } from '../write/yaml.ts';
import { isRegular, say, userPath, writeOutput } from './files.ts';

// Not imported, for the reason given in files.ts.
const { readFileSync, statSync } = process.getBuiltinModule('node:fs');
const { basename, dirname, join } = process.getBuiltinModule('node:path');

/** Where Redocly looks for what it is to accept; https://redocly.com/docs/cli/commands/lint explains the format. */
const FILE = '.redocly.lint-ignore.yaml';
const RULE = 'no-path-trailing-slash';

/**
 * Where paths end in a slash because the API's do, Redocly's recommended rules call each an error. A file beside the
 * document accepts exactly those; what it says of other documents and rules stays.
 */
export async function acceptTrailingSlashes(document: OpenApiDocument, output: string, quiet: boolean): Promise<void> {
  const target = userPath(output);
  const paths = Object.keys(isDict(document.paths) ? document.paths : {});
  const pointers = paths.filter((path) => path.length > 1 && path.endsWith('/')).map(pointerOf);
  if (pointers.length === 0 || !isRegular(output)) {
    return;
  }
  const file = join(dirname(target), FILE);
  const accepted = await read(file);
  if (!accepted) {
    say(`${FILE} beside the document is not YAML and was left as it is; paths that end in a slash are not accepted`);
    return;
  }
  const own = accepted[basename(target)];
  accepted[basename(target)] = { ...(isDict(own) && own), [RULE]: pointers };
  const head = "# What Redocly's linter accepts. These paths end in a slash because the API's do.\n";
  writeOutput(file, (sink) => sink(head + toYaml(accepted)));
  if (!quiet) {
    say(`${pointers.length} paths end in a slash, as the urls do; ${FILE} beside the document has Redocly accept them`);
  }
}

function pointerOf(path: string): string {
  return `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

async function read(file: string): Promise<Record<string, unknown> | undefined> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return {};
  }
  const { parse } = await import('yaml');
  try {
    const value: unknown = parse(readFileSync(file).toString('utf8'));
    return isDict(value) ? { ...value } : {};
  } catch {
    return undefined;
  }
}
