import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

/** What the command line asks for. */
export interface Arguments {
  readonly input: string;
  readonly output: string;
  readonly format: 'yaml' | 'json' | undefined;
  readonly openapi: '3.1' | '3.0';
  readonly layout: 'file' | 'folder';
  readonly report: string | undefined;
  readonly into: string | undefined;
  readonly prose: boolean;
  readonly examples: boolean;
  readonly quiet: boolean;
  readonly progress: boolean;
}

const DEFAULT_INPUT = 'spec/collection/belvo.postman_collection.json';

const EXAMPLES = `
Examples:
  $ reconstruct api.postman_collection.json -o openapi.yaml
  $ reconstruct api.postman_collection.json -o openapi.yaml --report report.md
  $ curl -s https://example.com/collection.json | reconstruct - --format json > openapi.json
  $ reconstruct api.postman_collection.json --layout folder -o spec/
  $ reconstruct api.postman_collection.json --into spec/

Exit codes:
  0  converted, nothing left out
  1  converted, but parts had to be left out; the report says which
  2  the command line is wrong
  3  the input cannot be read or is no Postman collection
  4  the output cannot be written`;

/**
 * Parses the command line; help and errors are written by the parser itself.
 *
 * @returns the arguments, or the exit code to end with
 */
export function parseArguments(argv: readonly string[]): Arguments | number {
  const program = new Command('reconstruct')
    .description('Turns a Postman collection (v2.0, v2.1) into an OpenAPI document, and says what it had to guess.')
    .argument('[collection]', 'collection file, or - for standard input', DEFAULT_INPUT)
    .option('-o, --output <file>', 'where to write, or - for standard output; a folder with --layout folder', '-')
    .addOption(
      new Option('--format <format>', 'output format; default by the file name, else yaml').choices(['yaml', 'json']),
    )
    .addOption(new Option('--openapi <version>', 'OpenAPI version').choices(['3.1', '3.0']).default('3.1'))
    .addOption(
      new Option('--layout <layout>', 'one file, or a folder per resource').choices(['file', 'folder']).default('file'),
    )
    .option('--report <file>', 'write the loss report: .md or .json, or - for Markdown on standard error', reportFile)
    .option('--into <folder>', 'add what is new to a specification in the folder layout; nothing there is changed')
    .option('--no-prose', "leave the collection's descriptions out")
    .option('--no-examples', 'leave saved responses out')
    .option('-q, --quiet', 'print nothing but errors', false)
    .option('--progress', 'say what is being done, for large collections', false)
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .showHelpAfterError('(run with --help for examples)');
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    return error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  }
  const options = program.opts();
  if (options.layout === 'folder' && options.output === '-' && options.into === undefined) {
    program.configureOutput().writeErr?.('error: --layout folder needs a folder: -o <folder>\n');
    return 2;
  }
  return { ...options, input: program.processedArgs[0] as string } as Arguments;
}

function reportFile(value: string): string {
  if (value !== '-' && !/\.(?:md|json)$/i.test(value)) {
    throw new InvalidArgumentError('Name a file that ends in .md or .json.');
  }
  return value;
}
