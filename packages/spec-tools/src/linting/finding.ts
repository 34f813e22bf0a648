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

/** Findings as text, one per line, ordered by file and line: `file:line  message  (check)`. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings
    .toSorted((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0))
    .map(({ file, line, check, message }) => `${file}${line === undefined ? '' : `:${line}`}  ${message}  (${check})`)
    .join('\n');
}
