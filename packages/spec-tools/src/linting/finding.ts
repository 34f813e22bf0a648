/** Something a check of the lint tool objects to. */
export interface Finding {
  /** Path relative to the specification's folder. */
  readonly file: string;
  /** First line is 1; absent when the whole file is meant. */
  readonly line?: number;
  /** Name of the rule or check. */
  readonly check: string;
  /** What is wrong and how to put it right. */
  readonly message: string;
}

/** Forms in which findings are written. */
export const FORMATS = ['text', 'github'] as const;

/** One of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

/** Escapes the data and the properties of a workflow command of GitHub Actions. */
function escapeCommand(text: string, isProperty: boolean): string {
  const data = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return isProperty ? data.replaceAll(':', '%3A').replaceAll(',', '%2C') : data;
}

const WRITERS: Readonly<Record<Format, (finding: Finding) => string>> = {
  text: ({ file, line, check, message }) => `${file}${line === undefined ? '' : `:${line}`}  ${message}  (${check})`,
  // https://docs.github.com/actions/reference/workflow-commands-for-github-actions
  github: ({ file, line, check, message }) =>
    `::error file=${escapeCommand(`spec/${file}`, true)},line=${line ?? 1},title=${escapeCommand(check, true)}::${escapeCommand(message, false)}`,
};

/** Orders findings by file and line. */
function sort(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}

/**
 * Findings as text, one per line, ordered by file and line: `file:line  message  (check)`, or commands that make GitHub
 * show them in the changed files.
 */
export function formatFindings(findings: readonly Finding[], format: Format = 'text'): string {
  return sort(findings).map(WRITERS[format]).join('\n');
}

/** Each finding once, although several places lead to it. */
export function uniqueFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
