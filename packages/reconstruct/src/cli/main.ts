import { UnreadableCollectionError } from '../read/formats.ts';
import { type Reconstruction, reconstruct } from '../reconstruct.ts';
import { markdownReport } from '../report/markdown.ts';
import { streamYaml } from '../write/yaml.ts';
import { type Arguments, parseArguments } from './arguments.ts';
import { ExitCode } from './exit-codes.ts';
import { isRegular, say, userPath, writeOutput } from './files.ts';
import { HELP } from './help.ts';
import { loadInput } from './inputs.ts';
import { acceptTrailingSlashes } from './lint-ignore.ts';
import { printSummary } from './summary.ts';

// Not imported, for the reason given in files.ts.
const { join } = process.getBuiltinModule('node:path');

/** Runs the command and gives its exit code; never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  const args = understand(argv);
  if (!args) {
    return ExitCode.usage;
  }
  if (args.help) {
    writeOutput('-', (sink) => sink(HELP));
    return ExitCode.ok;
  }
  let results: Reconstruction[];
  try {
    results = await convertAll(args);
  } catch (error) {
    const place = args.inputs.map((input) => (input === '-' ? 'standard input' : input)).join(', ');
    say(`error: cannot convert ${place}: ${explain(error)}`);
    return error instanceof UnreadableCollectionError || isFileError(error) ? ExitCode.input : ExitCode.partial;
  }
  if (args.into !== undefined) {
    const { merge } = await import('./merge.ts');
    return merge(results, args);
  }
  const [result] = results as [Reconstruction];
  let remarks: readonly string[];
  try {
    await write(result, args);
    remarks = await writeRecords(result, args);
  } catch (error) {
    say(`error: cannot write the output: ${explain(error)}`);
    return ExitCode.output;
  }
  if (!args.quiet) {
    printSummary(result, args);
    remarks.forEach(say);
  }
  return result.report.counts.errors > 0 ? ExitCode.partial : ExitCode.ok;
}

function understand(argv: readonly string[]): Arguments | undefined {
  try {
    return parseArguments(argv);
  } catch (error) {
    say(`error: ${explain(error)}\nRun reconstruct --help for the options and examples.`);
    return undefined;
  }
}

/** Several collections become one document; merged into a specification, each is compared with its own past. */
async function convertAll(args: Arguments): Promise<Reconstruction[]> {
  return args.into === undefined ? [await convert(args)] : await convertEach(args);
}

async function convertEach(args: Arguments): Promise<Reconstruction[]> {
  const results: Reconstruction[] = [];
  for (const input of args.inputs) {
    results.push(await convert({ ...args, inputs: [input] }));
  }
  return results;
}

async function convert(args: Arguments): Promise<Reconstruction> {
  const onStep = (step: string): void => {
    if (args.progress && !args.quiet) {
      say(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${step}`);
    }
  };
  onStep('reading');
  const environments: unknown[] = [];
  for (const file of args.environments) {
    environments.push(await loadInput(file));
  }
  const inputs: unknown[] = [];
  for (const input of args.inputs) {
    inputs.push(await loadInput(input));
  }
  const options = { openapi: await versionFor(args), prose: args.prose, examples: args.examples, environments, onStep };
  // The text is handed over, so that nobody holds it while the document is built.
  return reconstruct(inputs.length === 1 ? inputs.pop() : inputs, options);
}

/** The version of the specification that is merged into, else the one asked for. */
async function versionFor(args: Arguments): Promise<Arguments['openapi']> {
  if (args.into === undefined) {
    return args.openapi;
  }
  const { versionOf } = await import('./merge.ts');
  return versionOf(args.into) ?? args.openapi;
}

async function write(result: Reconstruction, args: Arguments): Promise<void> {
  if (args.layout === 'folder') {
    const { writeFolder } = await import('../layout/write-folder.ts');
    writeFolder(result.document, userPath(args.output));
    await acceptTrailingSlashes(result.document, join(args.output, 'openapi.yaml'), args.quiet);
  } else {
    const json = args.format === 'json' || (args.format === undefined && /\.json$/i.test(args.output));
    writeOutput(args.output, (sink) =>
      json ? sink(`${JSON.stringify(result.document, null, 2)}\n`) : streamYaml(result.document, sink),
    );
    await acceptTrailingSlashes(result.document, args.output, args.quiet);
  }
  if (args.report === '-') {
    say(markdownReport(result.report));
  } else if (args.report !== undefined) {
    const text = /\.json$/i.test(args.report)
      ? `${JSON.stringify(result.report, null, 2)}\n`
      : markdownReport(result.report);
    writeOutput(args.report, (sink) => sink(text));
  }
}

/** What each collection says now, beside the document: what a later `--into` compares with. */
async function writeRecords(result: Reconstruction, args: Arguments): Promise<readonly string[]> {
  if (!args.record || args.layout !== 'file' || !isRegular(args.output)) {
    return [];
  }
  const { writeRecord } = await import('./write-record.ts');
  const alone = args.inputs.length > 1 && !args.inputs.includes('-') ? await convertEach(args) : [result];
  return writeRecord(
    alone.map(({ document }) => document),
    args.output,
  );
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
