import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { grouped } from '../grouped.ts';
import { FINDING_KINDS } from './kinds.ts';
import { plural } from './plural.ts';
import type { Report } from './report.ts';

/** Places that are named in one line. */
const FEW = 6;

const HEADINGS: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors: not converted'],
  ['warning', 'Warnings: converted with a loss or a risky guess'],
  ['info', 'Notes: guesses and their evidence'],
];

/** The report as Markdown: a summary, then every finding, grouped by severity and kind. */
export function markdownReport(report: Report): string {
  const { counts } = report;
  const lines = [
    `# Reconstruction of ${inline(report.collection)}`,
    '',
    `${plural(counts.requests, 'request')}, ${plural(counts.savedResponses, 'saved response')} -> ` +
      `${plural(counts.operations, 'operation')}, ${plural(counts.schemas, 'schema')}.`,
    '',
    `${plural(counts.errors, 'error')}, ${plural(counts.warnings, 'warning')}, ${plural(counts.infos, 'note')}.`,
    '',
  ];
  for (const [severity, heading] of HEADINGS) {
    const findings = report.findings.filter((finding) => finding.severity === severity);
    if (findings.length > 0) {
      lines.push(`## ${heading}`, '', ...byKind(findings));
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What of a collection could not be converted, a line for each kind with the first places; for the end of another report. */
export function lostMarkdown(report: Report): string {
  const lost = report.findings.filter(({ severity }) => severity === 'error');
  const lines = [...grouped(lost, ({ code }) => code)].map(([code, same]) => {
    const [{ message }] = same;
    const kind = FINDING_KINDS[code];
    const places = [...new Set(same.map(({ item }) => item))].filter((place) => place !== '');
    const more = places.length > FEW ? ` and ${places.length - FEW} more` : '';
    const at = places.slice(0, FEW).map(inline).join('; ');
    return `- ${kind?.title ?? code} (${same.length}), such as: ${inline(message)} ${kind?.remedy ?? ''}\n  - ${at}${more}`;
  });
  return lines.length === 0 ? '' : ['## Not converted', '', ...lines, ''].join('\n');
}

function byKind(findings: readonly Diagnostic[]): string[] {
  const lines: string[] = [];
  for (const [code, own] of grouped(findings, (finding) => finding.code)) {
    const kind = FINDING_KINDS[code];
    lines.push(`### ${kind?.title ?? code} (${own.length})`, '');
    if (kind) {
      lines.push(`${kind.remedy}`, '');
    }
    for (const same of grouped(own, ({ message, evidence = '' }) => `${message}\n${evidence}`).values()) {
      const [first] = same;
      const places = [...new Set(same.map((finding) => finding.item))].filter((place) => place !== '');
      const evidence = first.evidence === undefined ? '' : ` Evidence: ${inline(first.evidence)}`;
      if (places.length > FEW) {
        lines.push(`- ${inline(first.message)}${evidence}`, ...folded(places));
      } else {
        const place = places.length === 0 ? '' : `**${places.map(inline).join('**, **')}**: `;
        lines.push(`- ${place}${inline(first.message)}${evidence}`);
      }
    }
    lines.push('');
  }
  return lines;
}

/** Many places, one on a line, out of the way until somebody wants to see them. */
function folded(places: readonly string[]): string[] {
  const list = places.map((place) => `  - ${inline(place)}`);
  return ['', `  <details><summary>${places.length} places</summary>`, '', ...list, '', '  </details>', ''];
}

/** One line, with nothing in it that Markdown would take for markup. */
function inline(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return short.replace(/[\\`*_<>|[\]]/g, (c) => `\\${c}`);
}
