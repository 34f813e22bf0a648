import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { FINDING_KINDS } from './kinds.ts';
import type { Report } from './report.ts';

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
    `${counts.requests} requests became ${counts.operations} operations, ${counts.savedResponses} saved responses, ` +
      `${counts.schemas} shared schemas.`,
    '',
    `${counts.errors} errors, ${counts.warnings} warnings, ${counts.infos} notes.`,
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

function byKind(findings: readonly Diagnostic[]): string[] {
  const lines: string[] = [];
  for (const code of new Set(findings.map((finding) => finding.code))) {
    const own = findings.filter((finding) => finding.code === code);
    const kind = FINDING_KINDS[code];
    lines.push(`### ${kind?.title ?? code} (${own.length})`, '');
    if (kind) {
      lines.push(`${kind.remedy}`, '');
    }
    for (const finding of own) {
      const place = finding.item === '' ? '' : `**${inline(finding.item)}**: `;
      const evidence = finding.evidence === undefined ? '' : ` Evidence: ${inline(finding.evidence)}`;
      lines.push(`- ${place}${inline(finding.message)}${evidence}`);
    }
    lines.push('');
  }
  return lines;
}

/** One line, with nothing in it that Markdown would take for markup. */
function inline(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const short = line.length > 300 ? `${line.slice(0, 299)}…` : line;
  return short.replace(/[\\`*_<>|[\]]/g, (c) => `\\${c}`);
}
