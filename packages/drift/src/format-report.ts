import type { DriftReport } from './find-drift.ts';

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * Renders a report for a terminal: what is uncovered with the place in the collection and the file of the specification,
 * what is stale, and one closing line.
 *
 * @param verbose also lists the deviations that decision records cover
 */
export function formatReport(report: DriftReport, verbose = false): string {
  const lines: string[] = [];
  for (const { item, what, message, file } of report.uncovered) {
    lines.push(`✗ ${item} › ${what}`, `    ${message}`, `    specification: ${file}`, '');
  }
  for (const { record, item, what } of report.stale) {
    lines.push(`✗ ${item} › ${what}`, `    spec/decisions/${record} covers a deviation that is not there`, '');
  }
  if (verbose) {
    for (const { item, what, record } of report.covered) {
      lines.push(`✓ ${item} › ${what} (spec/decisions/${record})`);
    }
  }
  if (report.uncovered.length > 0) {
    lines.push('Add what is missing to the specification, or name the deviation in a record under spec/decisions/.');
  }
  if (report.stale.length > 0) {
    lines.push('Remove the stale entries from `covers` of their records.');
  }
  const seen = `${plural(report.items, 'request')} with ${plural(report.responses, 'saved response')}`;
  const gaps = `${report.uncovered.length} uncovered, ${report.covered.length} covered by decision records`;
  lines.push(`drift: ${seen}, ${gaps}, ${report.stale.length} stale`);
  return `${lines.join('\n')}\n`;
}
