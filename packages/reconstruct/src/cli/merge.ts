import { mergeInto } from '../merge/merge-into.ts';
import { mergeMarkdown, mergeSummary } from '../merge/merge-markdown.ts';
import { isLeftOut, isMerged, type MergeReport } from '../merge/merge-report.ts';
import { SpecFiles, UnreadableSpecificationError } from '../merge/spec-files.ts';
import { isDict } from '../read/guards.ts';
import type { Reconstruction } from '../reconstruct.ts';
import { titleOf } from '../record/records.ts';
import { lostMarkdown } from '../report/markdown.ts';
import { plural } from '../report/plural.ts';
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

/** `--into`: merges one collection after the other, reports, and gives the exit code. */
export function merge(results: readonly Reconstruction[], args: Arguments): number {
  const reports: MergeReport[] = [];
  try {
    for (const result of results) {
      const beside = results.filter((other) => other !== result).map(({ document }) => titleOf(document));
      reports.push(mergeInto(result, userPath(args.into ?? ''), { check: args.check, beside }));
    }
    writeReport(reports, results, args);
  } catch (error) {
    const reading = error instanceof UnreadableSpecificationError;
    say(`error: cannot ${reading ? 'read the specification' : 'write the output'}: ${(error as Error).message}`);
    return reading ? ExitCode.input : ExitCode.output;
  }
  if (!args.quiet) {
    for (const line of reports.flatMap((report) => mergeSummary(report, args.check))) {
      say(line);
    }
    for (const { report } of results.filter((result) => result.report.counts.errors > 0)) {
      const [first] = report.findings.filter(({ severity }) => severity === 'error');
      const which = args.report === undefined ? '--report lists them' : 'the report lists them';
      say(
        `error: ${plural(report.counts.errors, 'part')} of ${report.collection} not converted (${which}): ${first?.message}`,
      );
    }
  }
  if (args.check) {
    return reports.every(isMerged) ? ExitCode.ok : ExitCode.partial;
  }
  return reports.some(isLeftOut) || results.some(({ report }) => report.counts.errors > 0)
    ? ExitCode.partial
    : ExitCode.ok;
}

function writeReport(reports: readonly MergeReport[], results: readonly Reconstruction[], args: Arguments): void {
  if (args.report === undefined) {
    return;
  }
  const json = /\.json$/i.test(args.report);
  const parts = reports.map((report, index) => {
    const result = results[index] as Reconstruction;
    return json ? { ...result.report, merge: report } : markdownOf(report, result, args.check);
  });
  const text = json
    ? `${JSON.stringify(parts.length === 1 ? parts[0] : { collections: parts }, null, 2)}\n`
    : parts.join('\n');
  if (args.report === '-') {
    say(text);
  } else {
    writeOutput(args.report, (sink) => sink(text));
  }
}

/** The merge first; then how the collection was read, in as far as something was lost. */
function markdownOf(report: MergeReport, result: Reconstruction, checked: boolean): string {
  const lost = lostMarkdown(result.report);
  return mergeMarkdown(report, checked) + (lost === '' ? '' : `\n${lost}`);
}
