import { grouped } from '../grouped.ts';
import type { Reconstruction } from '../reconstruct.ts';
import { plural } from '../report/plural.ts';
import type { Arguments } from './arguments.ts';
import { say } from './files.ts';

const SHOWN = 12;

/** What a person at the terminal wants to know: the numbers, the errors and warnings, and where to read on. */
export function printSummary(result: Reconstruction, args: Arguments): void {
  const { counts, findings } = result.report;
  const serious = findings.filter((finding) => finding.severity !== 'info');
  const groups = [...grouped(serious, ({ code, message }) => `${code}\n${message}`).values()];
  for (const [first, ...others] of groups.slice(0, SHOWN)) {
    const place = first.item === '' ? '' : `${first.item}: `;
    say(`${first.severity}: ${place}${first.message}${others.length === 0 ? '' : ` (and ${others.length} like it)`}`);
  }
  if (groups.length > SHOWN) {
    say(`… and ${groups.length - SHOWN} more`);
  }
  say(
    `${plural(counts.requests, 'request')} -> ${plural(counts.operations, 'operation')}, ${plural(counts.schemas, 'schema')}; ` +
      `${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}, ${plural(counts.infos, 'note')}` +
      (args.report === undefined && findings.length > 0 ? ' (--report report.md lists them)' : ''),
  );
}
