import { userPath } from './files.ts';

// Not imported, for the reason given in files.ts.
const { existsSync, statSync } = process.getBuiltinModule('node:fs');
const { parseArgs } = process.getBuiltinModule('node:util');

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  /** Files, folders, or `-` for standard input. */
  readonly inputs: readonly string[];
  readonly environments: readonly string[];
  readonly output: string;
  readonly format: 'yaml' | 'json' | undefined;
  readonly openapi: '3.1' | '3.0';
  readonly layout: 'file' | 'folder';
  readonly report: string | undefined;
  readonly into: string | undefined;
  readonly check: boolean;
  readonly prose: boolean;
  readonly examples: boolean;
  /** Write the record of this import beside the output. */
  readonly record: boolean;
  readonly quiet: boolean;
  readonly progress: boolean;
}

const DEFAULT_INPUT = 'spec/collection/belvo.postman_collection.json';

/** Thrown when the command line is wrong; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Parses the command line with Node's own parser: it costs no time to load, and every start counts.
 *
 * @throws UsageError
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const args: Arguments = {
    help: values.help === true,
    inputs: positionals,
    environments: values.env ?? [],
    output: values.output ?? '-',
    format: oneOf('format', values.format, ['yaml', 'json']),
    openapi: oneOf('openapi', values.openapi, ['3.1', '3.0']) ?? '3.1',
    layout: oneOf('layout', values.layout, ['file', 'folder']) ?? 'file',
    report: values.report,
    into: values.into,
    check: values.check === true,
    prose: values['no-prose'] !== true,
    examples: values['no-examples'] !== true,
    record: values['no-record'] !== true,
    quiet: values.quiet === true,
    progress: values.progress === true,
  };
  check(args);
  return args.help || args.inputs.length > 0 ? args : { ...args, inputs: [defaultInput()] };
}

function defaultInput(): string {
  if (!existsSync(userPath(DEFAULT_INPUT))) {
    throw new UsageError(`Name the collection to convert; there is no ${DEFAULT_INPUT} here.`);
  }
  return DEFAULT_INPUT;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        output: { type: 'string', short: 'o' },
        env: { type: 'string', multiple: true, short: 'e' },
        format: { type: 'string' },
        openapi: { type: 'string' },
        layout: { type: 'string' },
        report: { type: 'string' },
        into: { type: 'string' },
        check: { type: 'boolean' },
        'no-prose': { type: 'boolean' },
        'no-examples': { type: 'boolean' },
        'no-record': { type: 'boolean' },
        quiet: { type: 'boolean', short: 'q' },
        progress: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function oneOf<const T extends string>(name: string, value: string | undefined, choices: readonly T[]): T | undefined {
  if (value === undefined) {
    return undefined;
  }
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw new UsageError(`--${name} is ${choices.join(' or ')}, not ${JSON.stringify(value)}.`);
  }
  return choice;
}

function check(args: Arguments): void {
  if (args.inputs.filter((input) => input === '-').length > 1) {
    throw new UsageError('Standard input can be read only once.');
  }
  if (args.layout === 'folder' && args.output === '-' && args.into === undefined) {
    throw new UsageError('--layout folder needs a folder to write to: -o <folder>.');
  }
  if (args.into !== undefined && args.output !== '-') {
    throw new UsageError('--into writes into its own folder; leave --output out.');
  }
  if (args.check && args.into === undefined) {
    throw new UsageError(
      '--check says whether something is unmerged; name the specification: --into <folder or file>.',
    );
  }
  if (args.report !== undefined && args.report !== '-' && !/\.(?:md|json)$/i.test(args.report)) {
    throw new UsageError('--report takes a file that ends in .md or .json, or - for standard error.');
  }
  for (const [option, path] of [
    ['--output', args.output],
    ['--report', args.report],
  ] as const) {
    const input = [...args.inputs, ...args.environments].find((file) => path !== undefined && isSameFile(file, path));
    if (input !== undefined) {
      throw new UsageError(`${option} names what is read, ${input}, which would be lost; name another file.`);
    }
  }
  if (args.report !== undefined && args.report !== '-' && userPath(args.report) === userPath(args.output)) {
    throw new UsageError('--report and --output name one file; name two.');
  }
}

/** Whether two paths lead to one file, links followed. */
function isSameFile(left: string, right: string): boolean {
  if (left === '-' || right === '-') {
    return false;
  }
  const [one, other] = [left, right].map((path) => statSync(userPath(path), { throwIfNoEntry: false }));
  return one?.isFile() === true && one.dev === other?.dev && one.ino === other.ino;
}
