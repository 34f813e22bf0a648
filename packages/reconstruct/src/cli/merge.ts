import { mergeInto } from '../merge/merge-into.ts';
import { isLeftOut, isMerged, type MergeReport, mergeMarkdown, mergeSummary } from '../merge/merge-report.ts';
import { SpecFiles, UnreadableSpecificationError } from '../merge/spec-files.ts';
import { isDict } from '../read/guards.ts';
import type { Reconstruction } from '../reconstruct.ts';
import { markdownReport } from '../report/markdown.ts';
import type { Arguments } from './arguments.ts';
import { ExitCode } from './exit-codes.ts';
import { say, userPath, writeOutput } from './files.ts';

/** The OpenAPI version of a specification; undefined when there is none, or none that can be read. */
export function versionOf(path: string): '3.0' | '3.1' | undefined {
  const spec = SpecFiles.at(userPath(path));
  try {
    const root = spec.data(spec.root);
    return isDict(root) ? (String(root.openapi).startsWith('3.0') ? '3.0' : '3.1') : undefined;
  } catch {
    return undefined;
  }
}

/** `--into`: merges, reports, and gives the exit code. */
export function merge(result: Reconstruction, args: Arguments): number {
  let report: MergeReport;
  try {
    report = mergeInto(result, userPath(args.into ?? ''), { check: args.check });
    writeReport(report, result, args);
  } catch (error) {
    const reading = error instanceof UnreadableSpecificationError;
    say(`error: cannot ${reading ? 'read the specification' : 'write the output'}: ${(error as Error).message}`);
    return reading ? ExitCode.input : ExitCode.output;
  }
  if (!args.quiet) {
    for (const line of mergeSummary(report, args.check)) {
      say(line);
    }
  }
  if (args.check) {
    return isMerged(report) ? ExitCode.ok : ExitCode.partial;
  }
  return isLeftOut(report) || result.report.counts.errors > 0 ? ExitCode.partial : ExitCode.ok;
}

/** The merge first; then how the collection was read, in as far as something was lost. */
function writeReport(report: MergeReport, result: Reconstruction, args: Arguments): void {
  if (args.report === undefined) {
    return;
  }
  if (/\.json$/i.test(args.report)) {
    const text = `${JSON.stringify({ ...result.report, merge: report }, null, 2)}\n`;
    writeOutput(args.report, (sink) => sink(text));
    return;
  }
  const lost = result.report.findings.filter(({ severity }) => severity === 'error');
  const reading = lost.length === 0 ? '' : `\n${markdownReport({ ...result.report, findings: lost })}`;
  const text = mergeMarkdown(report, args.check) + reading;
  if (args.report === '-') {
    say(text);
  } else {
    writeOutput(args.report, (sink) => sink(text));
  }
}
