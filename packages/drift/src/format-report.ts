import type { MergeEntry } from '@belvo-openapi/reconstruct';
import type { DriftReport } from './find-drift.ts';

/** Places that are named in one line. */
const FEW = 6;

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What a deviation is about, for bringing together those that are alike. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^request$/, 'operations the specification lacks'],
  [/^request (?:query|header|path-variable) \S+$/, 'parameters the specification lacks'],
  [/^request (?:query|header|path-variable) /, 'parameters of another type'],
  [/^response \S+$/, 'statuses the specification lacks'],
  [/ (?:type|format|enum|required)$/, 'fields of another type'],
  [/ body /, 'fields the specification lacks'],
  [/./, 'other'],
];

/** The resource of a path: its first segment that names something. */
function resourceOf(operation: string): string {
  const segments = operation.split(/[ /]+/).slice(1);
  return segments.find((segment) => !/^(?:api|v\d+|[a-z]{2}|\{.*)$/.test(segment)) ?? 'all';
}

function grouped<T>(list: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const key = keyOf(entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function few(list: readonly string[]): string {
  return list.length > FEW ? `${list.slice(0, FEW).join(', ')} and ${list.length - FEW} more` : list.join(', ');
}

/** `GET /api/links/: request query a, b`, with the file to look at. */
function lines(entries: readonly MergeEntry[]): string[] {
  const side = ({ operation, what, message }: MergeEntry): string => {
    const [, start = what] =
      /^(request(?: body| query| header| path-variable)?|response \S+(?: body)?)/.exec(what) ?? [];
    return `${operation}: ${start}\n${/(?:type|format|enum)$/.test(what) ? message : ''}`;
  };
  return [...grouped(entries, side)].flatMap(([key, own]) => {
    const [title = '', message = ''] = key.split('\n');
    const start = title.slice(title.indexOf(': ') + 2);
    const names = own.map(({ what }) => what.slice(start.length).trim()).filter((name) => name !== '');
    const [first] = own as [MergeEntry];
    const elsewhere = first.also.length > 0 ? `, and in ${plural(first.also.length, 'other place')}` : '';
    const said = message === '' ? '' : ` (${message})`;
    return [
      `    ${title}${names.length > 0 ? ` ${few(names)}` : ''}${said}${elsewhere}`,
      `      ${first.file}:${first.line}`,
    ];
  });
}

/**
 * Renders a report for a terminal: what is uncovered by kind and resource, with the file of the specification, what is
 * stale, and a closing summary that fits a screen.
 *
 * @param verbose also lists the deviations that decision records cover
 */
export function formatReport(report: DriftReport, verbose = false): string {
  const out: string[] = [];
  const kindOf = ({ what }: MergeEntry): string => KINDS.find(([pattern]) => pattern.test(what))?.[1] ?? 'other';
  const kinds = grouped(report.uncovered, kindOf);
  for (const [kind, entries] of kinds) {
    out.push(`✗ ${kind} (${entries.length})`);
    for (const [resource, own] of grouped(entries, ({ operation }) => resourceOf(operation))) {
      out.push(`  ${resource}`, ...lines(own));
    }
    out.push('');
  }
  for (const { source, subject, what } of report.stale) {
    out.push(`✗ ${subject} › ${what}`, `    spec/decisions/${source} covers a deviation that is not there`, '');
  }
  if (verbose) {
    for (const { operation, what, answer } of report.covered) {
      out.push(`✓ ${operation}: ${what} (spec/decisions/${answer})`);
    }
  }
  if (report.uncovered.length > 0) {
    out.push(
      'Merge it (npm run reconstruct -- <collection> --into spec/), or name the deviation in a decision record:',
    );
    for (const [kind, entries] of kinds) {
      out.push(
        `  ${String(entries.length).padStart(4)} ${kind}: ${few([...grouped(entries, ({ operation }) => resourceOf(operation)).keys()])}`,
      );
    }
  }
  if (report.stale.length > 0) {
    out.push('Remove the stale entries from `covers` of their records.');
  }
  const seen = `${plural(report.requests, 'request')} with ${plural(report.responses, 'saved response')}`;
  const gaps = `${report.uncovered.length} uncovered, ${report.covered.length} covered by decision records`;
  out.push(`drift: ${seen}, ${gaps}, ${report.stale.length} stale`);
  return `${out.join('\n')}\n`;
}
